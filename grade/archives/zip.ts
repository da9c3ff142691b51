import { isUtf8 } from 'node:buffer';
import { closeSync, openSync } from 'node:fs';
import { type Entry, fromFdPromise, getFileNameLowLevel } from 'yauzl';
import { ArchiveError } from './bounds';
import type { EntryType, Unpacked } from './unpacked';

/** How an entry may be packed: stored as it is, or deflated (APPNOTE.TXT 4.4.5). */
const knownMethods = [0, 8];

/**
 * Unpacks a zip.
 *
 * @throws ArchiveError when it is damaged, protected by a password, or too large
 */
export async function unpackZip(archive: string | Buffer, into: Unpacked): Promise<void> {
  // Opened here, because its path may be bytes.
  const file = openSync(archive, 'r');
  try {
    // Names are checked later, one by one: a bad name costs its entry, not the whole archive.
    const zip = await fromFdPromise(file, { autoClose: false, decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      const place = into.placeFor(name, typeOf(entry, name), entry.uncompressedSize);
      if (place === undefined) continue;
      if (entry.isEncrypted()) throw new ArchiveError('It is protected by a password: hand it in without one.');
      if (!knownMethods.includes(entry.compressionMethod))
        throw new ArchiveError('It is packed in a way that few programs read: hand in an ordinary .zip.');
      await into.write(place, await zip.openReadStreamPromise(entry));
    }
  } catch (error) {
    if (error instanceof ArchiveError || (error as NodeJS.ErrnoException).syscall) throw error;
    throw new ArchiveError(`It is a damaged zip, or none (${(error as Error).message}).`);
  } finally {
    closeSync(file);
  }
}

/** Macs write UTF-8 without the flag for it. A name without the flag that is not UTF-8 is in DOS code page 437. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const flag = isUtf8(fileNameRaw) ? generalPurposeBitFlag | 0x800 : generalPurposeBitFlag & ~0x800;
  return getFileNameLowLevel(flag, fileNameRaw, extraFields, false);
}

/** In archives from Unix, the upper half of the attributes has the type, as in `st_mode`. */
function typeOf({ externalFileAttributes, versionMadeBy }: Entry, name: string): EntryType {
  if (name.endsWith('/')) return 'folder';
  const mode = versionMadeBy >> 8 === 3 || versionMadeBy >> 8 === 19 ? (externalFileAttributes >>> 16) & 0o170000 : 0;
  if (mode === 0o120000) return 'link';
  if (mode === 0o040000) return 'folder';
  return mode === 0 || mode === 0o100000 ? 'file' : 'device';
}
