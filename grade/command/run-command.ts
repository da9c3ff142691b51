/**
 * The command line of `queuing-spec`: reads the options, grades what was asked for, writes the reports, and turns what happened into
 * an exit code.
 *
 * Needs `solution`, `class` and `report`.
 */
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { withoutCommands } from '../../report/formats';
import { withinBounds } from '../../report/formats/bounded';
import { exitCode, type Result } from '../../report/result';
import { renderResult } from '../../report/terminal';
import { Progress } from '../../report/terminal/progress';
import { gradeClass } from '../class/grade-class';
import { mergeClasses } from '../class/merge';
import { requireMachine, requireMachineStill } from '../doctor/doctor';
import { requireRedis } from '../doctor/redis';
import { openSolution, refuseOwnCheckout, requireTarget } from '../intake/solution-folder';
import { unrunResult } from '../intake/unrun-result';
import { writePages } from '../pages/write-pages';
import { findCourse } from '../points/course';
import { type Graded, gradeSolution } from '../solution/grade-solution';
import { readTasks } from '../specification/tasks';
import type { ClassQueue, Request } from './command-line';
import { faultSentence } from './fault';
import { prepareReports, writeReports } from './write-reports';

/** Does what the command line asks for, tells it on the terminal, and gives the exit code. */
export async function runCommand(request: Request): Promise<number> {
  switch (request.kind) {
    case 'told':
      process.stdout.write(request.text);
      return 0;
    case 'class':
      return request.queue ? gradeAtQueue(request, request.queue) : gradeHere(request);
    case 'merge':
      return mergeClasses(request.folders, request.out, request.points);
    case 'solution':
      return gradeOne(request);
  }
}

type WholeClass = Extract<Request, { kind: 'class' }>;

async function gradeHere(request: WholeClass): Promise<number> {
  await requireMachine();
  await requireRedis(true);
  return gradeClass({ ...request, seed: request.seed ?? randomSeed(), seedGiven: request.seed !== undefined });
}

async function gradeAtQueue(request: WholeClass, queue: ClassQueue): Promise<number> {
  // BullMQ is loaded by those who use it only.
  const { openClass } = require('../queue') as typeof import('../queue');
  const say = (text: string) => void process.stdout.write(`${text}\n`);
  const opened = await openClass({ ...queue, folder: request.folder, say });
  try {
    return await gradeClass({
      ...request,
      seed: request.seed ?? opened.seed,
      // Their results are only of use to each other with the same seed.
      seedGiven: request.seed !== undefined,
      grade: opened.grade,
    });
  } finally {
    await opened.close();
  }
}

type OneSolution = Extract<Request, { kind: 'solution' }>;

async function gradeOne(request: OneSolution): Promise<number> {
  refuseOwnCheckout(request.target);
  prepareReports(request);
  if (request.watch) {
    const target = await requireTarget(request.target, readTasks(), request.deep);
    // It needs the TypeScript compiler, which takes long to load.
    const { watchSolution } = require('../solution/watch') as typeof import('../solution/watch');
    return watchSolution(target, request.tasks, (tasks, last) => gradeAndTell({ ...request, target, tasks }, last));
  }
  try {
    await requireMachine();
    return await gradeOnce(request);
  } catch (error) {
    // Whoever waits for a report gets one: that nobody could judge it.
    writeUnjudged(request, error);
    throw error;
  }
}

/** Whoever waits for a report gets one: that nobody could judge it. */
function writeUnjudged(request: OneSolution, error: unknown): void {
  try {
    writeReports(unrunOf(request, faultSentence(error)), request);
  } catch {
    // It cannot be written either, for the same reason as a rule: that one is told.
  }
}

async function gradeOnce(request: OneSolution): Promise<number> {
  const tasks = readTasks();
  const { taken, done } = await openSolution(request.target, tasks, request.deep);
  try {
    if ('reason' in taken) {
      const verdict = taken.verdict === 'error' ? 'error' : 'fail';
      const result = unrunOf(request, taken.reason, verdict, taken.notes);
      tell(result, request.all);
      writeReports(result, request);
      return exitCode(result);
    }
    const { result } = await gradeAndTell({ ...request, target: taken.target }, undefined, taken.notes);
    return exitCode(result);
  } finally {
    done();
  }
}

function unrunOf(
  request: OneSolution,
  reason: string,
  verdict: 'fail' | 'error' = 'error',
  notes: readonly string[] = [],
) {
  const tasks = readTasks().filter(task => request.tasks.includes(task.id));
  return unrunResult(request.target, request.seed ?? randomSeed(), tasks, { reason, verdict, notes });
}

/** @param last the grade before, whose step code can be used again */
async function gradeAndTell(request: OneSolution, last?: Graded, notes: readonly string[] = []): Promise<Graded> {
  await requireRedis();
  const progress = new Progress(process.stdout);
  const { target, tasks } = request;
  const graded = await gradeSolution({
    target,
    tasks,
    seed: request.seed ?? randomSeed(),
    parallel: last ? 0 : (request.workers ?? workersFor(tasks)),
    ...(last && { support: last.support, keepsRedis: true }),
    finished: progress.step,
  });
  progress.end();
  await requireMachineStill(graded.result);
  const result = withinBounds({ ...graded.result, ...(notes.length > 0 && { notes }) });
  tell(result, request.all);
  writeReports(result, request);
  await writePages({ ...graded, result }, request, findCourse(request.points, [process.cwd()]));
  return { ...graded, result };
}

/** To start other processes takes longer than the scenarios of one task do; for it, this process will do (0). */
function workersFor(tasks: readonly string[]): number {
  return tasks.length === 1 ? 0 : Math.min(4, Math.max(2, availableParallelism()));
}

function tell(result: Result, all: boolean): void {
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const text = `${renderResult(result, { colour, all })}\n`;
  process.stdout.write(process.env.GITHUB_ACTIONS === 'true' ? withoutCommands(text) : text);
}

function randomSeed(): string {
  return randomBytes(4).toString('hex');
}
