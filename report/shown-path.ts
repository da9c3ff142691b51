import { relative } from 'node:path';
import { userFolder } from '../harness/user-folder';

/** A path as you would type it: relative to the user's current folder, or absolute when that is shorter. */
export function shownPath(path: string): string {
  const from = relative(userFolder(), path) || '.';
  return from.length <= path.length ? from : path;
}
