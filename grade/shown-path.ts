import { relative, sep } from 'node:path';

/** A path as one would type it here: from the present folder where it is inside it, else in full. */
export function shownPath(path: string): string {
  const from = relative(process.cwd(), path);
  if (from === '') return '.';
  return from === '..' || from.startsWith(`..${sep}`) ? path : from;
}
