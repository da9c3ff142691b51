/**
 * The members of a class and their submissions. Every entry of the class's folder is a member, with a target to grade or the
 * reason why there is none, or a stray, with the reason why it belongs to nobody. Needs the folder of the class, or an archive
 * of it, the tasks, and a folder of its own to unpack into.
 */
import { copyFileSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { shownPath } from '../../../report/shown-path';
import { ArchiveError, classLimits, unpack } from '../../archives';
import { UsageError } from '../../command/usage-error';
import { looksLikeArchive, namedFiles, programName } from '../../intake/candidates';
import { type Entry, entriesOf, kindBehind } from '../../intake/entries';
import { type TakenIn, type Taking, takeIn } from '../../intake/take-in';
import type { Task } from '../../specification/tasks';
import { type GradescopeNames, gradescopeNames } from './gradescope-names';
import { byName, memberIds, withOwnNames } from './names';
import { type RosterStudent, studentFor } from './roster';
import { submissionName } from './submission-name';
import { type Stray, type Submission, sortEntries } from './submissions';

/** A member of a class, before the submission is opened. */
export interface Member {
  /** Used in file names and addresses: only a-z, 0-9 and `-`, and unique in the class. */
  readonly id: string;
  /**
   * The name of their entry in the class's folder; for loose files, the common part of their names. Unique in the class.
   */
  readonly name: string;
  /** The student's name, if the platform or the roster says more than the entry's name. */
  readonly who?: string;
  readonly late?: boolean;
  /** Notes, as sentences: somebody handed in twice, two names look alike. */
  readonly notes: readonly string[];
  /** Missing for a student of the roster who handed in nothing. */
  readonly submission?: Submission;
}

/** A class. */
export interface Class {
  /** Sorted as people sort names. */
  readonly members: readonly Member[];
  readonly strays: readonly Stray[];
}

/** A member with an opened submission: `taken` has the target to grade, or the reason why there is none. */
export type OpenedMember = Member & { readonly taken: TakenIn };

/** Where to look, and what is known beforehand. */
export interface ClassSource {
  /** The folder of the class, or an archive of it. */
  readonly folder: string;
  /** The folder of the results. Its subfolder `unpacked` is used here. */
  readonly out: string;
  readonly roster?: readonly RosterStudent[];
}

/**
 * Lists a class. Of archives, only one of the whole class is opened yet.
 *
 * @throws UsageError when there is no class
 */
export async function listClass({ folder, out, roster = [] }: ClassSource): Promise<Class> {
  const root = await classFolder(folder, out);
  const { submissions, strays } = sortEntries(entriesOf(Buffer.from(root)), { classFolder: root, out });
  const names = gradescopeNames(root);
  const known = submissions.map(submission => ({ submission, ...whoIs(submission, roster, names) }));
  const absent = roster.filter(student => !known.some(one => one.student === student));
  const all = [
    ...known,
    ...absent.map(student => ({ submission: undefined, student, who: student.who, late: undefined })),
  ];
  const named = withOwnNames(all.map(one => ({ ...one, name: one.submission?.name ?? one.who ?? '' }))).sort((a, b) =>
    byName(a.name, b.name),
  );
  const ids = memberIds(named.map(({ name }) => name));
  const members = named.map(({ name, who, late, submission }, index): Member => {
    const twice = named.filter(other => other.who !== undefined && other.who === who && other.name !== name);
    return {
      id: ids[index] as string,
      name,
      ...(who !== undefined && who !== name && { who }),
      ...(late !== undefined && { late }),
      ...(submission && { submission }),
      notes: [
        ...(twice.length > 0 ? [`${who} handed in more than once: ${twice.map(one => one.name).join(', ')}.`] : []),
        ...named
          .filter(other => isEasilyConfused(other.name, name))
          .map(other => `Not to be confused with ${other.name}.`),
      ],
    };
  });
  return { members, strays: strays.sort((a, b) => byName(a.name, b.name)) };
}

/** How members are opened. */
export interface Opening {
  readonly tasks: readonly Task[];
  readonly out: string;
  /** Whether programs count wherever in a submission they lie. */
  readonly deep: boolean;
}

/** Opens the submission of a member. Never throws because of its content: there is always a result. */
export async function openMember(member: Member, { tasks, out, deep }: Opening): Promise<OpenedMember> {
  const { submission, id, name } = member;
  const taking = { tasks, work: join(out, 'unpacked', id), deep };
  if (!submission) {
    const reason = 'Nothing was handed in.';
    return { ...member, taken: { reason, verdict: 'fail', notes: [] } };
  }
  if (submission.loose) return { ...member, taken: await openLoose(submission, name, taking) };
  const [entry] = submission.entries as [Entry];
  const kind = entry.kind === 'link' ? kindBehind(realpathSync(entry.path, 'buffer') as unknown as Buffer) : entry.kind;
  return { ...member, taken: await takeIn({ path: entry.path, kind, shown: name }, taking) };
}

/** Collects a student's loose files, under the names with which they were handed in. */
async function openLoose({ entries }: Submission, shown: string, taking: Taking): Promise<TakenIn> {
  const { tasks, work } = taking;
  const folder = join(work, 'gathered');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { programs } = namedFiles(tasks);
  for (const { path, name } of entries)
    copyFileSync(path, join(folder, ownName(submissionName(name)?.file ?? name, programs)));
  return takeIn({ path: Buffer.from(folder), kind: 'folder', shown }, { ...taking, work: join(work, 'within') });
}

/** Canvas numbers later attempts: `5-subscriber-1.js` replaces `5-subscriber.js`. */
function ownName(file: string, programs: ReadonlySet<string>): string {
  const ending = extname(file);
  const name = programName(file);
  const first = name.replace(/-\d+$/, '');
  return !programs.has(name) && programs.has(first) ? `${first}${ending}` : basename(file);
}

/** The folder that the submissions are in. */
async function classFolder(path: string, out: string): Promise<string> {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts) throw new UsageError(`There is no folder ${shownPath(path)}: give the folder that the solutions are in.`);
  if (facts.isDirectory()) return path;
  const folder = join(out, 'unpacked', '_class');
  rmSync(folder, { recursive: true, force: true });
  try {
    if (!facts.isFile()) throw new ArchiveError('It is neither a folder nor an archive.');
    await unpack(path, folder, classLimits);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new UsageError(`The class ${shownPath(path)} cannot be unpacked: ${error.message}`);
  }
  return withoutWrapper(folder);
}

/**
 * An archive often contains one folder with everything in it. A folder with programs is not such a folder, but a student's.
 */
function withoutWrapper(folder: string): string {
  const [only, ...others] = entriesOf(Buffer.from(folder));
  if (!only || others.length > 0 || only.kind !== 'folder') return folder;
  const within = entriesOf(only.path);
  const submissions = within.filter(({ kind, name }) => kind === 'folder' || looksLikeArchive(name));
  return submissions.length > 1 && submissions.length === within.length ? only.path.toString('utf8') : folder;
}

/** The student of a submission: the roster counts more than the platform. */
function whoIs({ name, platform, entries }: Submission, roster: readonly RosterStudent[], names: GradescopeNames) {
  const onGradescope = names.get(name);
  const plain = name.replace(/\.(zip|tgz|tar|tar\.gz)$/i, '');
  const keys = [name, plain, platform?.who, platform?.number, ...(onGradescope ?? []), ...entries.map(one => one.name)];
  const student = studentFor(
    roster,
    keys.filter(key => key !== undefined),
  );
  const who = student?.who ?? onGradescope?.[0] ?? platform?.who;
  return { student, who, late: platform?.late };
}

/** Names that look the same, or are the same file name on a Mac or Windows. */
function isEasilyConfused(one: string, other: string): boolean {
  return one !== other && sameName(one) === sameName(other);
}

function sameName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
