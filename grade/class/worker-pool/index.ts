/**
 * Grades many solutions at once, each in a worker process of its own. A worker that dies or gets stuck is replaced, and its
 * solution tried once more.
 *
 * Needs `grade/solution`, which the worker loads.
 */
import { HarnessError } from '../../../harness/errors';
import { harnessFailure, type Result } from '../../../report/result';
import { versions } from '../../../report/versions';
import type { Assignment } from './messages';
import { WorkerLost, WorkerProcess } from './worker-process';

/** How often a solution is tried when its worker is lost. */
const attempts = 2;

/** How a pool works. */
export interface PoolOptions<Item> {
  readonly workers: number;
  readonly assignmentFor: (item: Item) => Assignment;
  /** Is told of each result, and waited for; where it throws, the work ends with that. */
  readonly finished: (item: Item, result: Result) => unknown;
  /** Ends the work when it aborts. */
  readonly signal: AbortSignal;
  /** Starts a worker; tests replace it. */
  readonly start?: () => WorkerProcess;
  /** How long a worker may be silent, in ms. */
  readonly stuckAfter?: number;
}

/**
 * Grades many solutions, several at a time. When a worker is lost, another one tries its solution once more; no other solution
 * is affected. At the end all workers have ended.
 *
 * @throws HarnessError when no worker can be started at all
 */
export async function gradeAll<Item>(items: readonly Item[], options: PoolOptions<Item>): Promise<void> {
  const { signal, start = () => new WorkerProcess() } = options;
  const waiting = [...items];
  const working = new Set<WorkerProcess>();
  let failed = false;
  const goesOn = () => !failed && !signal.aborted;
  const stopAll = () => Promise.all([...working].map(worker => worker.end()));
  const aborted = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));

  async function startWorker(): Promise<WorkerProcess> {
    const worker = start();
    working.add(worker);
    await worker.ready();
    return worker;
  }
  async function endWorker(worker: WorkerProcess): Promise<void> {
    await worker.end();
    working.delete(worker);
  }
  async function work(): Promise<void> {
    let worker: WorkerProcess | undefined;
    for (let item = waiting.shift(); item !== undefined && goesOn(); item = waiting.shift()) {
      let result: Result | undefined;
      for (let attempt = 1; !result && goesOn(); attempt += 1) {
        worker ??= await startWorker();
        try {
          result = await worker.grade(options.assignmentFor(item), options.stuckAfter);
        } catch (error) {
          if (!(error instanceof HarnessError || error instanceof WorkerLost)) throw error;
          if (error instanceof WorkerLost) {
            await endWorker(worker);
            worker = undefined;
          }
          if (attempt < attempts && error instanceof WorkerLost) continue;
          result = notGraded(options.assignmentFor(item), (error as Error).message);
        }
      }
      if (result && goesOn()) await options.finished(item, result);
    }
    if (worker) await endWorker(worker);
  }

  const pool = Array.from({ length: Math.min(options.workers, items.length) }, work);
  try {
    await Promise.race([Promise.all(pool), aborted]);
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    await stopAll();
    await Promise.allSettled(pool);
  }
}

function notGraded({ target, seed }: Assignment, why: string): Result {
  const task = harnessFailure('The solution can be graded', [why]);
  return { target, seed, durationMs: 0, versions: versions(), tasks: [task] };
}
