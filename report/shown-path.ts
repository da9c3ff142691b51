import { relative } from 'node:path';

/** A path as one would type it here: from the present folder, or in full where that is shorter. */
export function shownPath(path: string): string {
  const from = relative(process.cwd(), path) || '.';
  return from.length <= path.length ? from : path;
}
