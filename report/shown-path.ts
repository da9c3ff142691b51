import { relative } from 'node:path';
import { userFolder } from '../harness/user-folder';

/** A path as one would type it here: from the folder that the user stands in, or in full where that is shorter. */
export function shownPath(path: string): string {
  const from = relative(userFolder(), path) || '.';
  return from.length <= path.length ? from : path;
}
