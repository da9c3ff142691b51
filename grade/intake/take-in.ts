/**
 * Takes in what was handed in, a folder or an archive, and finds the folder with the learner's own programs in it. Whatever
 * it is, there is an outcome: a target that can be graded, with what is worth knowing about it, or the reason why there is
 * none. Needs the tasks, to know the names of the exercise, and a folder to unpack and copy into.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mayRead } from '../../harness/stage/contents/may-read';
import { ArchiveError, unpack } from '../archives';
import type { Task } from '../specification/tasks';
import { type Candidate, findCandidates, namedFiles, programName } from './candidates';
import { choose, listed } from './choose';
import { copyAsText } from './copy-as-text';
import { type Entry, entriesOf, refusal } from './entries';
import { isText, type RawPath } from './raw-names';

/** What became of something that was handed in. */
export type TakenIn =
  | {
      readonly target: string;
      readonly notes: readonly string[];
      /** How many programs of the exercise one folder of it holds. */
      readonly programs?: number;
    }
  | {
      readonly reason: string;
      /** `fail`: nothing in it can be right; `error`: the machine keeps us from looking; `skipped`: nobody's programs. */
      readonly verdict: 'fail' | 'error' | 'skipped';
      readonly notes: readonly string[];
      /** Whether there are programs, only further down. */
      readonly deeper?: true;
      readonly programs?: number;
    };

/** Something that was handed in. */
export interface HandedIn {
  readonly path: RawPath;
  readonly kind: Entry['kind'];
  /** As it is called where it is spoken of. */
  readonly shown: string;
}

/** How to take something in. */
export interface Taking {
  readonly tasks: readonly Task[];
  /** Where archives are unpacked and oddly named folders copied; made when it is needed, emptied before. */
  readonly work: string;
  /** Whether programs count that do not lie in the folder itself. */
  readonly deep: boolean;
}

/** Archives in a folder that are opened at most: a learner's earlier attempts. */
const mostArchives = 3;

/** Takes in what was handed in. Never throws for what that is. */
export async function takeIn(handedIn: HandedIn, taking: Taking): Promise<TakenIn> {
  const { kind } = handedIn;
  rmSync(taking.work, { recursive: true, force: true });
  try {
    if (kind === 'folder') return await takeFolder(handedIn, taking);
    if (kind === 'file') return await takeArchive(handedIn, taking);
    return { reason: `It is a ${kind}, neither a folder nor an archive.`, verdict: 'skipped', notes: [] };
  } catch (error) {
    if (error instanceof ArchiveError) return { reason: error.message, verdict: 'fail', notes: [] };
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return { reason: `It cannot be taken in: ${refusal(error)}${mendFor(error)}.`, verdict: 'error', notes: [] };
  }
}

async function takeArchive({ path, shown }: HandedIn, taking: Taking): Promise<TakenIn> {
  const folder = join(taking.work, 'unpacked');
  const notes = await unpack(path, folder);
  mkdirSync(folder, { recursive: true });
  const inner = withoutWrapper({ path: Buffer.from(folder), kind: 'folder', shown });
  const taken = await takeFolder(inner, { ...taking, work: join(taking.work, 'within') });
  return { ...taken, notes: [...notes, ...taken.notes] };
}

/** What packs an archive puts a folder around all of it, which nobody has chosen. */
function withoutWrapper({ path, kind, shown }: HandedIn): HandedIn {
  const [only, ...others] = entriesOf(path).filter(({ name }) => !name.startsWith('.'));
  if (only?.kind !== 'folder' || others.length > 0) return { path, kind, shown };
  return withoutWrapper({ path: only.path, kind, shown: `${shown}/${only.name}` });
}

async function takeFolder({ path, shown }: HandedIn, taking: Taking): Promise<TakenIn> {
  const { tasks, work, deep } = taking;
  const { candidates, archives, unreadable, ...found } = findCandidates(path, tasks);
  const troubles = firstFew(found.troubles);
  const programs = Math.max(0, ...candidates.map(({ named }) => named.size));
  const named = programs > 0;
  if (!named && archives.length > 0) {
    const inside = await takeArchivesWithin(archives, shown, taking);
    // What cannot be opened speaks only where there is nothing else.
    if ('target' in inside || candidates.length === 0) return { ...inside, notes: [...troubles, ...inside.notes] };
  }
  const { taken, notes, reason, deeper } = choose(candidates, { shown, deep });
  if (reason !== undefined)
    return { reason, verdict: 'fail', notes: [...notes, ...troubles], programs, ...(deeper && { deeper }) };
  if (!taken) return { reason: nothing(troubles), verdict: unreadable ? 'error' : 'fail', notes: [] };
  const locked = lockedFile(taken.folder, tasks);
  if (locked)
    return { reason: `${locked} cannot be read: this user may not${chmod}.`, verdict: 'error', notes: troubles };
  const unopened = named && archives.length > 0 ? [`Not opened: ${listed(archives.map(({ name }) => name))}.`] : [];
  return { ...asTarget(taken, work), notes: [...notes, ...troubles, ...unopened], programs };
}

/** The first of the archives in a folder that holds programs, and what became of the others. */
async function takeArchivesWithin(archives: readonly Entry[], shown: string, taking: Taking): Promise<TakenIn> {
  const outcomes: { readonly name: string; readonly taken: TakenIn }[] = [];
  for (const [index, { path, name }] of archives.slice(0, mostArchives).entries()) {
    const work = join(taking.work, `archive-${index + 1}`);
    const taken = await takeIn({ path, kind: 'file', shown: `${shown}/${name}` }, { ...taking, work });
    outcomes.push({ name, taken });
    if ('target' in taken) break;
  }
  const best = outcomes.find(({ taken }) => 'target' in taken) ?? outcomes.find(({ taken }) => 'deeper' in taken);
  if (!best) {
    const reasons = outcomes.map(({ name, taken }) => `${name}: ${'reason' in taken ? taken.reason : ''}`);
    return { reason: reasons.join(' '), verdict: 'fail', notes: [] };
  }
  const { name, taken } = best;
  const others = archives.filter(archive => archive.name !== name).map(archive => archive.name);
  const told = others.length > 0 ? [`More than one archive is in it: ${name} was graded, not ${listed(others)}.`] : [];
  return { ...taken, notes: [...told, ...taken.notes] };
}

/** What is wrong with each of hundreds of files is wrong with all of them. */
const mostTroubles = 12;

function firstFew(troubles: readonly string[]): readonly string[] {
  if (troubles.length <= mostTroubles) return troubles;
  return [...troubles.slice(0, mostTroubles), `${troubles.length - mostTroubles} more are not told of.`];
}

const chmod = ', so let it be read (chmod -R u+rX) or grade as somebody who may';

function mendFor(error: unknown): string {
  return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '') ? chmod : '';
}

/** A file that the exercise names and this user may not read: what is in it, nobody can judge. */
function lockedFile(folder: RawPath, tasks: readonly Task[]): string | undefined {
  const { programs, others } = namedFiles(tasks);
  const isNamed = (name: string) => programs.has(programName(name)) || others.has(name);
  return entriesOf(folder).find(({ kind, name, path }) => kind === 'file' && isNamed(name) && !mayRead(path))?.name;
}

/** Programs are started by paths of text: where a path is none, they are copied to where it is. */
function asTarget({ folder, way }: Candidate, work: string): { target: string } {
  if (isText(folder)) return { target: folder.toString('utf8') };
  return { target: copyAsText(folder, join(work, way.at(-1)?.replace(/[^\w.-]/g, '_') || 'copy')) };
}

function nothing(troubles: readonly string[]): string {
  return troubles.length > 0
    ? `No program was found in it. ${troubles.join(' ')}`
    : 'There is no program in it: it takes the files that the exercise names, such as 0-redis_client.js.';
}
