import { realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** Whether a path is, or goes over, a link out of a folder: to another submission, or to a file of the machine. */
export function escapesFolder(folder: string, path: string): boolean {
  return !realpathSync(path).startsWith(`${realpathSync(folder)}${sep}`);
}
