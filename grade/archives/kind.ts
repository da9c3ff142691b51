import { closeSync, openSync, readSync } from 'node:fs';

/** The kind of an archive, by its first bytes; `other` has the name of a kind that is not unpacked here. */
export type ArchiveKind =
  | { readonly kind: 'zip' | 'tar' | 'gzip' }
  | { readonly kind: 'other'; readonly called: string };

/** The first bytes of each kind (the "magic numbers" of file(1)); a tar has its mark at a later position. */
const marks: readonly [string, ArchiveKind][] = [
  ['504b0304', { kind: 'zip' }],
  ['504b0506', { kind: 'zip' }],
  ['504b0708', { kind: 'other', called: 'a part of a zip in several parts' }],
  ['1f8b', { kind: 'gzip' }],
  ['377abcaf271c', { kind: 'other', called: 'a 7z archive' }],
  ['526172211a07', { kind: 'other', called: 'a RAR archive' }],
  ['fd377a585a00', { kind: 'other', called: 'an xz archive' }],
  ['425a68', { kind: 'other', called: 'a bzip2 archive' }],
  ['28b52ffd', { kind: 'other', called: 'a Zstandard archive' }],
  ['1f9d', { kind: 'other', called: 'a compress archive' }],
  ['78617221', { kind: 'other', called: 'a xar archive' }],
  ['4d534346', { kind: 'other', called: 'a cabinet archive' }],
];
const tarMark = { at: 257, text: 'ustar' };

/**
 * Recognises an archive by its content, whatever its name.
 *
 * @throws Error of the system when it cannot be read
 */
export function archiveKind(path: string | Buffer): ArchiveKind | undefined {
  const start = Buffer.alloc(512);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, start.length, 0);
  } finally {
    closeSync(file);
  }
  const hex = start.toString('hex');
  const [, found] = marks.find(([mark]) => hex.startsWith(mark)) ?? [];
  if (found) return found;
  const isTar = start.toString('latin1', tarMark.at, tarMark.at + tarMark.text.length) === tarMark.text;
  return isTar ? { kind: 'tar' } : undefined;
}
