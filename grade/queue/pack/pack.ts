/**
 * What travels: a solution as a packed folder to the worker, a result back, and where Redis keeps both. Needs the stage's own
 * look at a solution, so that exactly what programs find here is found there.
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { create, extract } from 'tar';
import { contentsOf } from '../../../harness/stage/contents/contents';
import { mayRead } from '../../../harness/stage/contents/may-read';
import { mentions, type Task } from '../../specification/tasks';

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
/** What a pack may hold: what the stage takes of a solution, what lies beside it, and the tar's own blocks. */
const mostUnpacked = 64 * megabyte;
const mostFiles = 4000;
/** What the exercise has learners download: more bytes than all their programs, and the stage leaves it out unpacked too. */
const downloadedRedis = /(^|\/)redis-\d[^/]*\.(tar\.gz|tgz|zip)(\.\d+)?$/;
const inPack = 'solution';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

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
  ]
    .filter(name => !downloadedRedis.test(name) && mayRead(join(around, name)))
    .sort();
  const tar = await packed(around, own, files);
  const zipped = await zip(tar);
  if (zipped.length > mostPacked)
    throw new PackError(
      `It takes ${inMegabytes(zipped.length)} when it is packed; at most ${inMegabytes(mostPacked)} travel.`,
    );
  return { id: createHash('sha256').update(tar).digest('hex').slice(0, 32), bytes: zipped };
}

/**
 * Unpacks a solution into a folder that is made for it, and gives the solution's own. Whoever can write to the queue's Redis
 * could have made the pack: only files are taken, none outside that folder, and no more than may travel.
 *
 * @throws PackError where it is no pack of ours
 */
export async function unpackSolution(bytes: Buffer, folder: string): Promise<string> {
  const target = join(folder, inPack);
  mkdirSync(target, { recursive: true });
  const tar = await unzip(bytes, { maxOutputLength: mostUnpacked }).catch((error: Error) => {
    throw new PackError(`What came from the queue is no solution (${error.message}).`);
  });
  let files = 0;
  const filter = (_path: string, entry: object) => 'type' in entry && entry.type === 'File' && ++files <= mostFiles;
  if (tar.length > 0) extract({ cwd: folder, sync: true, strict: true, filter }).end(tar);
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
