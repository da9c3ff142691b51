import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { create } from 'tar';
import { contentsOf } from '../../harness/stage/contents/contents';
import { unpack } from '../archives';
import { mentions, type Task } from '../specification/tasks';

/** A solution as it travels. */
export interface Pack {
  /** Stands for its content: the same files, wherever they are, give the same. */
  readonly id: string;
  /** A gzipped tar with the solution's folder in it, called `solution`, and what the tasks look for beside that folder. */
  readonly bytes: Buffer;
}

/** A solution is larger than may travel: the message says so, as a sentence for its row. */
export class PackError extends Error {
  override readonly name = 'PackError';
}

const megabyte = 1024 * 1024;
/** What a pack may take, in bytes; the stage bounds what a solution may hold unpacked. */
const mostPacked = 16 * megabyte;
const inPack = 'solution';

/**
 * Packs what the stage would take of a solution: links within it followed, links out of it left out.
 *
 * @throws PackError where it is too large even when it is packed
 */
export async function packSolution(target: string, tasks: readonly Task[]): Promise<Pack> {
  const around = dirname(target);
  const own = basename(target);
  // The one beside it says what kind of modules the programs are, where the solution has none.
  const counts = (name: string) => name === 'package.json' || tasks.some(task => mentions(task, name));
  const beside = readdirSync(around).filter(name => name !== own && counts(name));
  const files = [
    ...contentsOf(target).files.map(({ path }) => join(own, relative(target, path))),
    ...beside.filter(name => lstatSync(join(around, name)).isFile()),
  ].sort();
  const tar = await packed(around, own, files);
  const zipped = gzipSync(tar);
  if (zipped.length > mostPacked)
    throw new PackError(
      `It takes ${inMegabytes(zipped.length)} when it is packed; at most ${inMegabytes(mostPacked)} travel.`,
    );
  return { id: createHash('sha256').update(tar).digest('hex').slice(0, 32), bytes: zipped };
}

/** Unpacks a solution into a folder that is made for it, and gives the solution's own. */
export async function unpackSolution(bytes: Buffer, folder: string): Promise<string> {
  const archive = `${folder}.${randomUUID()}.tar.gz`;
  const target = join(folder, inPack);
  mkdirSync(target, { recursive: true });
  try {
    writeFileSync(archive, bytes);
    await unpack(archive, folder);
  } finally {
    rmSync(archive, { force: true });
  }
  return target;
}

/** Neither owners nor times go in, so that the same files always give the same bytes. */
async function packed(around: string, own: string, files: readonly string[]): Promise<Buffer> {
  if (files.length === 0) return Buffer.alloc(0);
  const stream = create(
    {
      cwd: around,
      portable: true,
      noMtime: true,
      follow: true,
      onWriteEntry: entry => {
        const path = entry.path.replace(/^\.\//, '');
        entry.path = path.startsWith(`${own}/`) ? inPack + path.slice(own.length) : path;
      },
    },
    // A name with an @ in front would be an archive to tar.
    files.map(file => `./${file}`),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}
