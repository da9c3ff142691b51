/**
 * Unpacks what a learner handed in: `.zip`, `.tar`, `.tar.gz`. Needs yauzl and tar, which read the formats. Only files are
 * unpacked, never links or devices; nothing leaves the folder; size, number and ratio are bounded, so that no archive can fill
 * the disk. Everything else is an ArchiveError, whose message is one sentence.
 */
import { mkdirSync, statSync } from 'node:fs';
import { ArchiveError, type Limits, solutionLimits } from './bounds';
import { archiveKind } from './kind';
import { unpackTar } from './tar';
import { Unpacked } from './unpacked';
import { unpackZip } from './zip';

export { ArchiveError, classLimits } from './bounds';

/**
 * Unpacks an archive into a new folder.
 *
 * @returns what was left out and why, as sentences
 * @throws ArchiveError when it cannot be unpacked
 */
export async function unpack(
  archive: string | Buffer,
  folder: string,
  limits: Limits = solutionLimits,
): Promise<readonly string[]> {
  const found = archiveKind(archive);
  if (!found) throw new ArchiveError('It is no archive, whatever its name says, or a damaged one.');
  if (found.kind === 'other')
    throw new ArchiveError(
      `It is ${found.called}, which is not unpacked here: unpack it, or hand in a .zip or .tar.gz.`,
    );
  const { size } = statSync(archive);
  if (size > limits.archive) throw new ArchiveError(`It is larger than ${limits.archive / 1024 ** 3} GB.`);
  mkdirSync(folder, { recursive: true });
  const unpacked = new Unpacked(folder, size, limits);
  if (found.kind === 'zip') await unpackZip(archive, unpacked);
  else await unpackTar(archive, found.kind === 'gzip', unpacked);
  return unpacked.notes();
}
