import { createReadStream } from 'node:fs';
import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { ArchiveError } from './bounds';
import type { EntryType, Unpacked } from './unpacked';

/**
 * Unpacks a tar, which may be gzipped.
 *
 * @throws ArchiveError when it is damaged or too large
 */
export async function unpackTar(archive: string | Buffer, gzipped: boolean, into: Unpacked): Promise<void> {
  const writing: Promise<void>[] = [];
  let count = 0;
  let failure: unknown;
  const parser = new Parser({
    onReadEntry: entry => {
      count += 1;
      try {
        const place = failure ? undefined : into.placeFor(entry.path, typeOf(entry), entry.size);
        if (place === undefined) entry.resume();
        else writing.push(into.write(place, entry as unknown as Readable).catch(fail));
      } catch (error) {
        fail(error);
        entry.resume();
      }
    },
  });
  parser.on('warn', (code: string, message: string) => {
    if (code === 'TAR_BAD_ARCHIVE' || code === 'TAR_ABORT')
      fail(new ArchiveError(`It is a damaged tar, or none (${message}).`));
  });
  const stages = [
    createReadStream(archive),
    ...(gzipped ? [createGunzip()] : []),
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        try {
          into.passes(chunk.length);
          done(failure as Error | undefined, chunk);
        } catch (error) {
          done(error as Error);
        }
      },
    }),
    sink(parser),
  ];
  try {
    await pipeline(stages as [Readable, ...Transform[], Writable]);
    await Promise.all(writing);
  } catch (error) {
    failure ??= error;
  }
  if (failure) throw asArchiveError(failure);
  if (count === 0) throw new ArchiveError('There is no file in it, or it is no tar.');

  function fail(error: unknown): void {
    failure ??= error;
  }
}

function sink(parser: Parser): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (parser.write(chunk)) done();
      else parser.once('drain', () => done());
    },
    final(done) {
      parser.once('end', () => done());
      parser.end();
    },
  });
}

function asArchiveError(error: unknown): unknown {
  const { code = '', syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof ArchiveError || syscall) return error;
  const what = code.startsWith('Z_') || /header|unexpected end/.test(message) ? 'gzip' : 'tar';
  return new ArchiveError(`It is a damaged ${what}, or none (${message}).`);
}

function typeOf({ type }: ReadEntry): EntryType {
  if (['File', 'OldFile', 'ContiguousFile'].includes(type)) return 'file';
  if (type === 'Directory' || type === 'GNUDumpDir') return 'folder';
  return type === 'Link' || type === 'SymbolicLink' ? 'link' : 'device';
}
