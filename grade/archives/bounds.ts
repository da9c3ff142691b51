/** An archive that is not unpacked, or only in part. The message is the reason, as a sentence. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

const megabyte = 1024 * 1024;

/** The limits of an archive. */
export interface Limits {
  /** Of the archive itself, in bytes. */
  readonly archive: number;
  /** All entries, including those that are skipped. */
  readonly entries: number;
  /** Files that are written. */
  readonly files: number;
  /** Of one file, in bytes; a larger file is left out. */
  readonly file: number;
  /** Of all files together, in bytes. */
  readonly total: number;
  /** How much of a gzipped tar may be read to reach its files, in bytes; packages count too. */
  readonly read: number;
}

/** How many times larger than the archive its contents may be, beyond the first `free` bytes. */
const ratio = { most: 200, free: 8 * megabyte };

/** For one solution. Most have a few kilobytes; packages in it are skipped. */
export const solutionLimits: Limits = {
  archive: 2048 * megabyte,
  entries: 200_000,
  files: 2_000,
  file: 16 * megabyte,
  total: 128 * megabyte,
  read: 2048 * megabyte,
};

/** For a whole class, with archives in it. */
export const classLimits: Limits = {
  archive: 20_480 * megabyte,
  entries: 5_000_000,
  files: 200_000,
  file: 512 * megabyte,
  total: 8192 * megabyte,
  read: 20_480 * megabyte,
};

/** Counts what comes out of one archive. */
export class Bounds {
  #entries = 0;
  #files = 0;
  #bytes = 0;
  #read = 0;

  /** @param size of the archive, in bytes */
  constructor(
    private readonly size: number,
    private readonly most: Limits,
  ) {}

  /** @throws ArchiveError when there are too many */
  entry(): void {
    this.#entries += 1;
    if (this.#entries > this.most.entries) throw new ArchiveError(`It holds more than ${this.most.entries} entries.`);
  }

  /** @throws ArchiveError when there are too many */
  file(): void {
    this.#files += 1;
    if (this.#files > this.most.files)
      throw new ArchiveError(`It holds more than ${this.most.files} files beside packages: it is no solution alone.`);
  }

  /** @throws ArchiveError when there is too much to be read */
  passes(count: number): void {
    this.#read += count;
    if (this.#read > this.most.read)
      throw new ArchiveError(`More than ${this.most.read / megabyte} MB come out of it.`);
    this.#checkRatio(this.#read);
  }

  /** @throws ArchiveError when it is too much, or far more than the archive itself: a "zip bomb" */
  bytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes > this.most.total)
      throw new ArchiveError(`More than ${this.most.total / megabyte} MB come out of it: it is no solution alone.`);
    this.#checkRatio(this.#bytes);
  }

  #checkRatio(bytes: number): void {
    if (bytes > ratio.free && bytes > this.size * ratio.most)
      throw new ArchiveError(`More than ${ratio.most} times its own size comes out of it: it is a "zip bomb".`);
  }
}
