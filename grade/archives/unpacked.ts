import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listed } from '../intake/choose';
import { Bounds, type Limits } from './bounds';
import { entryPath } from './entry-path';

/** The kind of an entry; only files are written. */
export type EntryType = 'file' | 'folder' | 'link' | 'device';

/** The folder that an archive is unpacked into. */
export class Unpacked {
  readonly #bounds: Bounds;
  readonly #leftOut = new Map<string, string[]>();

  /** @param size of the archive, in bytes */
  constructor(
    private readonly folder: string,
    size: number,
    private readonly most: Limits,
  ) {
    this.#bounds = new Bounds(size, most);
  }

  /**
   * The path to write an entry to; undefined when it is not written.
   *
   * @param size according to the archive, in bytes; the real size is counted too
   * @throws ArchiveError when it is too much
   */
  placeFor(name: string, type: EntryType, size: number): string | undefined {
    this.#bounds.entry();
    const path = entryPath(name);
    if (!path || (type === 'folder' && 'parts' in path)) return undefined;
    if ('refused' in path) return this.#leaveOut(name, path.refused);
    if (type === 'link') return this.#leaveOut(name, 'it is a link');
    if (type === 'device') return this.#leaveOut(name, 'it is a device');
    if (size > this.most.file) return this.#leaveOut(name, `it is larger than ${this.most.file / 1024 ** 2} MB`);
    const place = join(this.folder, ...path.parts);
    if (existsSync(place)) return this.#leaveOut(name, 'another entry has the same name');
    this.#bounds.file();
    return place;
  }

  /**
   * Counts what must be read to reach the files, whether they are taken or not.
   *
   * @throws ArchiveError when it is too much
   */
  passes(bytes: number): void {
    this.#bounds.passes(bytes);
  }

  /** @throws ArchiveError when it exceeds the limits */
  async write(place: string, content: Readable): Promise<void> {
    const bounds = this.#bounds;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        try {
          bounds.bytes(chunk.length);
          done(null, chunk);
        } catch (error) {
          done(error as Error);
        }
      },
    });
    mkdirSync(dirname(place), { recursive: true });
    await pipeline(content, counted, createWriteStream(place, { flags: 'wx', mode: 0o644 }));
  }

  /** What was left out: one sentence for each reason. */
  notes(): string[] {
    return [...this.#leftOut].map(([reason, names]) => `Left out of the archive, because ${reason}: ${listed(names)}.`);
  }

  #leaveOut(name: string, reason: string): undefined {
    const names = this.#leftOut.get(reason) ?? [];
    names.push(name);
    this.#leftOut.set(reason, names);
  }
}
