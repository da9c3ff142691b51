/**
 * Takes in what was handed in, a folder or an archive, and finds the folder with the learner's own programs in it. Whatever
 * it is, there is an outcome: a target that can be graded, with what is worth knowing about it, or the reason why there is
 * none. Needs the tasks, to know the names of the exercise, and a folder to unpack and copy into.
 */
import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError, unpack } from '../archives';
import type { Task } from '../specification/tasks';
import { type Candidate, findCandidates, programName } from './candidates';
import { choose, listed } from './choose';
import { copyAsText } from './copy-as-text';
import { type Entry, entriesOf, refusal } from './entries';
import { isText, type RawPath } from './raw-names';

/** What became of something that was handed in. */
export type TakenIn =
  | { readonly target: string; readonly notes: readonly string[] }
  | {
      readonly reason: string;
      /** `fail`: nothing in it can be right; `error`: the machine keeps us from looking; `skipped`: nobody's programs. */
      readonly verdict: 'fail' | 'error' | 'skipped';
      readonly notes: readonly string[];
    };

/** Archives in a folder that are opened at most: a learner's earlier attempts. */
const mostArchives = 3;

/**
 * @param workFolder where archives are unpacked and oddly named folders copied; made when it is needed, emptied before
 */
export async function takeIn(
  path: RawPath,
  kind: Entry['kind'],
  tasks: readonly Task[],
  workFolder: string,
): Promise<TakenIn> {
  rmSync(workFolder, { recursive: true, force: true });
  try {
    if (kind === 'folder') return await takeFolder(path, tasks, workFolder);
    if (kind === 'file') return await takeArchive(path, tasks, workFolder);
    return { reason: `It is a ${kind}, neither a folder nor an archive.`, verdict: 'skipped', notes: [] };
  } catch (error) {
    if (error instanceof ArchiveError) return { reason: error.message, verdict: 'fail', notes: [] };
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return { reason: `It cannot be taken in: ${refusal(error)}.`, verdict: 'error', notes: [] };
  }
}

async function takeArchive(path: RawPath, tasks: readonly Task[], workFolder: string): Promise<TakenIn> {
  const folder = join(workFolder, 'unpacked');
  const notes = await unpack(path, folder);
  mkdirSync(folder, { recursive: true });
  const taken = await takeFolder(Buffer.from(folder), tasks, join(workFolder, 'within'));
  return { ...taken, notes: [...notes, ...taken.notes] };
}

async function takeFolder(path: RawPath, tasks: readonly Task[], workFolder: string): Promise<TakenIn> {
  const { candidates, archives, troubles, unreadable } = findCandidates(path, tasks);
  const named = candidates.some(({ named }) => named.size > 0);
  if (!named && archives.length > 0) {
    const inside = await takeArchivesWithin(archives, tasks, workFolder);
    // What cannot be opened speaks only where there is nothing else.
    if ('target' in inside || candidates.length === 0) return { ...inside, notes: [...troubles, ...inside.notes] };
  }
  const { taken, notes, reason } = choose(candidates);
  if (reason !== undefined) return { reason, verdict: 'fail', notes: troubles };
  if (!taken) return { reason: nothing(troubles), verdict: unreadable ? 'error' : 'fail', notes: [] };
  const locked = [...taken.named].find(name => !isReadable(taken.folder, name));
  if (locked)
    return { reason: `The program ${locked} cannot be read: this user may not.`, verdict: 'error', notes: troubles };
  const unopened = named && archives.length > 0 ? [`Not opened: ${listed(archives.map(({ name }) => name))}.`] : [];
  return { ...asTarget(taken, workFolder), notes: [...notes, ...troubles, ...unopened] };
}

/** The first of the archives in a folder that holds programs, and what became of the others. */
async function takeArchivesWithin(
  archives: readonly Entry[],
  tasks: readonly Task[],
  workFolder: string,
): Promise<TakenIn> {
  const reasons: string[] = [];
  for (const [index, { path, name }] of archives.slice(0, mostArchives).entries()) {
    const inside = await takeIn(path, 'file', tasks, join(workFolder, `archive-${index + 1}`));
    if ('reason' in inside) {
      reasons.push(`${name}: ${inside.reason}`);
      continue;
    }
    const others = archives.filter(archive => archive.name !== name).map(archive => archive.name);
    const told =
      others.length > 0 ? [`More than one archive is in it: ${name} was graded, not ${listed(others)}.`] : [];
    return { ...inside, notes: [...told, ...inside.notes] };
  }
  return { reason: reasons.join(' '), verdict: 'fail', notes: [] };
}

function isReadable(folder: RawPath, program: string): boolean {
  return entriesOf(folder)
    .filter(({ kind, name }) => kind === 'file' && programName(name) === program)
    .every(({ path }) => {
      try {
        accessSync(path, constants.R_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Programs are started by paths of text: where a path is none, they are copied to where it is. */
function asTarget({ folder, way }: Candidate, workFolder: string): { target: string } {
  if (isText(folder)) return { target: folder.toString('utf8') };
  return { target: copyAsText(folder, join(workFolder, way.at(-1)?.replace(/[^\w.-]/g, '_') || 'copy')) };
}

function nothing(troubles: readonly string[]): string {
  return troubles.length > 0
    ? `No program was found in it. ${troubles.join(' ')}`
    : 'There is no program in it: it takes the files that the exercise names, such as 0-redis_client.js.';
}
