import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ClassProgress } from '../../report/class/class-progress';
import type { ClassResult, GradedSolution } from '../../report/class/class-result';
import { renderClass } from '../../report/class/class-terminal';
import { exitCode } from '../../report/result';
import { shownPath } from '../../report/shown-path';
import { versions } from '../../report/versions';
import type { Shard } from '../command/command-line';
import { readTasks } from '../specification/tasks';
import { fingerprint, specificationFingerprint } from './fingerprint';
import { findSolutions, partOf } from './solutions';
import { Store } from './store';
import { gradeAll } from './worker-pool';
import { writeClass } from './write-class';

/** What to grade of a class, and where its results go. */
export interface ClassGrading {
  readonly folder: string;
  readonly out: string;
  readonly tasks: readonly string[];
  readonly seed: string;
  /** Whether somebody asked for this seed: then grades of another do not count as done. */
  readonly seedGiven: boolean;
  readonly workers?: number;
  readonly shard?: Shard;
  readonly fresh: boolean;
}

/** As a shell says it: ended by SIGINT. */
const interruptedCode = 130;

/**
 * Grades every solution of a class, writes `class.json`, `class.csv` and `class.html`, tells the matrix on the terminal,
 * and gives the exit code. What an earlier run finished is not done again, unless it has changed.
 */
export async function gradeClass(grading: ClassGrading): Promise<number> {
  const { folder, out, seed, seedGiven, shard, fresh } = grading;
  const tasks = readTasks().filter(task => grading.tasks.includes(task.id));
  const all = findSolutions(folder, tasks);
  const store = new Store(join(out, 'results'));
  if (fresh) store.clear();
  const specification = specificationFingerprint();
  const mine = (shard ? partOf(all, shard) : all).map(solution => ({
    ...solution,
    key: fingerprint(solution.target, tasks, specification),
  }));
  const done = new Map<string, GradedSolution>();
  for (const { name, key } of mine) {
    const known = store.read(name, key, seedGiven ? seed : undefined);
    if (known) done.set(name, known);
  }

  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  // Not once: libraries that listen too end the process when nobody else does any more.
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const progress = new ClassProgress(mine.length, done.size);
  try {
    await gradeAll(
      mine.filter(({ name }) => !done.has(name)),
      {
        workers: grading.workers ?? availableParallelism(),
        assignmentFor: ({ target }) => ({ target, tasks: grading.tasks, seed }),
        finished: ({ name, key }, result) => {
          store.write({ name, result }, key);
          done.set(name, { name, result });
          progress.finished(name);
        },
        signal: interruption.signal,
      },
    );
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
  return conclude(
    mine.flatMap(({ name }) => done.get(name) ?? []),
    out,
  );
}

/** Writes and tells what became of a class, and gives the exit code. */
export function conclude(solutions: readonly GradedSolution[], out: string): number {
  const result: ClassResult = { versions: versions(), solutions };
  const paths = writeClass(result, out);
  process.stdout.write(`${renderClass(result)}\n\n${paths.map(path => shownPath(path)).join('\n')}\n`);
  return exitCode({ tasks: solutions.flatMap(({ result }) => result.tasks) });
}
