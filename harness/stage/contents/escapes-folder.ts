import { realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** Whether a path is, or contains, a link out of a folder: to another submission, or to a file of this machine. */
export function escapesFolder(folder: string, path: string): boolean {
  return !realpathSync(path).startsWith(`${realpathSync(folder)}${sep}`);
}
