import { accessSync, constants, type PathLike } from 'node:fs';

/** Whether this user may read a file or folder. */
export function mayRead(path: PathLike): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
