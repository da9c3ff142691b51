import { delimiter, resolve } from 'node:path';
import { isExecutable } from './binary';

/** The absolute path of the first file called `name` in the folders of `path` (as in $PATH) that this user may execute. */
export async function onPath(name: string, path: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    if (folder === '') continue;
    const file = resolve(folder, name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}
