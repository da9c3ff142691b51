/**
 * Grades a whole class: lists its members, opens their submissions, grades several at once, and writes `class.json`,
 * `class.csv` and `class.html`. Needs a folder for the results; grades that an earlier run left there are kept.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { traces } from '../../harness/settings';
import { ClassProgress } from '../../report/class/class-progress';
import type { GradedSolution, NotGraded } from '../../report/class/class-result';
import { withinBounds } from '../../report/formats/bounded';
import type { Result } from '../../report/result';
import type { Shard } from '../command/command-line';
import { requireMachineStill } from '../doctor/doctor';
import { unrunResult } from '../intake/unrun-result';
import { feedbackFiles } from '../pages/feedback-files';
import { findCourse } from '../points/course';
import { readTasks, type Task } from '../specification/tasks';
import { conclude } from './conclude';
import { fingerprint, specificationFingerprint } from './fingerprint';
import { listClass, type OpenedMember, openMember } from './members';
import { readRoster } from './members/roster';
import { requireClass } from './require-class';
import { Store } from './store';
import { gradeAll, type PoolOptions } from './worker-pool';

/** What to grade, and where to write the results. */
export interface ClassGrading {
  /** The folder of the class, or an archive of it. */
  readonly folder: string;
  readonly out: string;
  readonly tasks: readonly string[];
  readonly seed: string;
  /** Whether the user chose this seed. Then grades with another seed are done again. */
  readonly seedGiven: boolean;
  readonly workers?: number;
  readonly shard?: Shard;
  readonly fresh: boolean;
  /** Whether programs in subfolders of a submission count. */
  readonly deep: boolean;
  /** The path of a CSV with the students. */
  readonly roster?: string;
  /** The points of the course, if a file defines them. */
  readonly points?: string;
  /** Grades the solutions; a pool on this machine, unless they are handed out to others. */
  readonly grade?: Grade;
}

/** Grades many, each as its assignment says. */
export type Grade = <Item>(items: readonly Item[], options: PoolOptions<Item>) => Promise<void>;

/** What one solution may take in the reports of a class, in bytes: they write it with some room around. */
const mostOfOne = 900_000;

/** As a shell says it: ended by SIGINT. */
const interruptedCode = 130;

/** Grades every solution of a class, writes and prints the results; returns the exit code. */
export async function gradeClass(grading: ClassGrading): Promise<number> {
  const { folder, out, seed, seedGiven, shard, fresh } = grading;
  const course = findCourse(grading.points, [folder, process.cwd()]);
  const known = readTasks();
  const tasks = known.filter(task => grading.tasks.includes(task.id));
  const roster = grading.roster === undefined ? [] : readRoster(grading.roster);
  const all = await listClass({ folder, out, roster });
  // The first machine reports the entries that belong to nobody.
  const strays = shard && shard.index > 1 ? [] : all.strays.map(({ name, reason }) => ({ name, reason }));
  const done = new Map<string, GradedSolution>();
  const notGraded: NotGraded[] = [...strays];
  const waiting: (OpenedMember & { readonly target: string; readonly key: string })[] = [];
  const specification = specificationFingerprint();
  const mine = shard ? partOf(all.members, shard) : all.members;
  const opened: OpenedMember[] = [];
  for (const member of mine) opened.push(await openMember(member, { tasks: known, out, deep: grading.deep }));
  requireClass(all, shard ? undefined : opened, folder, known);
  const store = new Store(join(out, 'results'));
  if (fresh) store.clear();
  for (const member of opened) {
    const { taken, name } = member;
    if ('reason' in taken) {
      if (taken.verdict === 'skipped') notGraded.push({ name, reason: taken.reason });
      else finish(member, unrunOf(member, tasks, seed), '');
      continue;
    }
    const { target } = taken;
    const key = fingerprint(target, tasks, specification);
    const before = store.read(name, key, seedGiven ? seed : undefined);
    if (before) finish(member, before.result, key);
    else waiting.push({ ...member, target, key });
  }
  for (const entry of notGraded) store.writeNotGraded(entry);

  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  // Not `once`: libraries with listeners of their own end the process when they find no other.
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const progress = new ClassProgress(mine.length, mine.length - waiting.length);
  try {
    await (grading.grade ?? gradeAll)(waiting, {
      workers: grading.workers ?? availableParallelism(),
      assignmentFor: member => ({
        target: member.target,
        tasks: grading.tasks,
        seed,
        ...(traces() && { traces: { name: member.name, path: join(out, feedbackFiles(member).traces) } }),
      }),
      finished: async (member, result) => {
        // Another machine's failures are not this one's.
        if (!grading.grade) await requireMachineStill(result);
        finish(member, result, member.key);
        progress.finished(member.name);
      },
      signal: interruption.signal,
    });
  } finally {
    progress.end();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  if (interruption.signal.aborted) {
    process.stdout.write(
      `Interrupted: ${done.size} of ${mine.length} are done; the same command goes on from there.\n`,
    );
    return interruptedCode;
  }
  const code = await conclude(
    mine.flatMap(({ name }) => done.get(name) ?? []),
    notGraded,
    out,
    course,
  );
  const deeper = opened.filter(({ taken }) => 'deeper' in taken).length;
  if (deeper > 0)
    process.stdout.write(
      `\nOf ${deeper} of ${mine.length}, the programs lie further down: --deep grades them there.\n`,
    );
  return code;

  function finish(member: OpenedMember, result: Result, key: string): void {
    const { id, name, who, late, taken } = member;
    const notes = [...member.notes, ...taken.notes];
    const grade: GradedSolution = {
      id,
      name,
      ...(who !== undefined && { who }),
      ...(late !== undefined && { late }),
      result: withinBounds({ ...result, ...(notes.length > 0 && { notes }) }, mostOfOne),
    };
    // Grades that are kept stay as they are, with their date.
    if (!isDeepStrictEqual(store.read(name, key), grade)) store.write(grade, key);
    done.set(name, grade);
  }
}

function unrunOf({ taken, submission, name }: OpenedMember, tasks: readonly Task[], seed: string): Result {
  const { reason, verdict } = taken as Extract<typeof taken, { reason: string }>;
  const target = submission?.entries[0]?.path.toString() ?? name;
  return unrunResult(target, seed, tasks, { reason, verdict: verdict === 'error' ? 'error' : 'fail', notes: [] });
}

/** One machine's part: every `count`th of them. */
function partOf<T>(all: readonly T[], { index, count }: Shard): T[] {
  return all.filter((_one, place) => place % count === index - 1);
}
