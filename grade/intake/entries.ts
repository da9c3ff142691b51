import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { type RawPath, shownName, within } from './raw-names';

/** The kind of an entry; `unreadable` when the system does not tell. */
export type Kind = 'folder' | 'file' | 'link' | 'FIFO' | 'device' | 'socket' | 'unreadable';

/** One entry of a folder. */
export interface Entry {
  readonly path: RawPath;
  readonly rawName: Buffer;
  readonly name: string;
  readonly kind: Kind;
}

/**
 * The entries of a folder, with any names, sorted by their bytes.
 *
 * @throws Error of the system, with its `code`, when the folder cannot be read
 */
export function entriesOf(folder: RawPath): Entry[] {
  const entries = readdirSync(folder, {
    withFileTypes: true,
    encoding: 'buffer',
  } as never) as unknown as Dirent<Buffer>[];
  return entries
    .map(entry => ({ rawName: entry.name, path: within(folder, entry.name), kind: kindOf(entry) }))
    .map(entry => ({ ...entry, name: shownName(entry.rawName), kind: entry.kind ?? kindBehind(entry.path) }))
    .sort((a, b) => Buffer.compare(a.rawName, b.rawName));
}

/** The kind of what is at a path; links are not followed. */
export function kindBehind(path: RawPath): Kind {
  try {
    return kindOf(lstatSync(path)) ?? 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function kindOf(found: Dirent<Buffer> | Stats): Kind | undefined {
  if (found.isDirectory()) return 'folder';
  if (found.isFile()) return 'file';
  if (found.isSymbolicLink()) return 'link';
  if (found.isFIFO()) return 'FIFO';
  if (found.isSocket()) return 'socket';
  // Some file systems do not tell the kind when a folder is listed.
  return found.isBlockDevice() || found.isCharacterDevice() ? 'device' : undefined;
}

/** Why the system refused something, as the end of a sentence. */
export function refusal(error: unknown): string {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  return refusals[code] ?? `the system says "${message.split('\n')[0]}"`;
}

const refusals: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ENOENT: 'it is not there any more',
  EIO: 'the disk cannot read it',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'its path is too long',
  ENOTDIR: 'a part of its path is no folder',
  EFBIG: 'it would be larger than the limit of file size allows',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EROFS: 'the file system is read-only',
};
