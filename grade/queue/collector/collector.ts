/**
 * The side of a class: hands its solutions out, and collects their results. Needs `pack` for what travels, `jobs` for how it
 * is asked, and `class` for the assignments and outcomes.
 */
import { type JobsOptions, Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { harnessFailure, type Result } from '../../../report/result';
import { versions } from '../../../report/versions';
import type { PoolOptions } from '../../class/worker-pool';
import type { Assignment } from '../../class/worker-pool/messages';
import type { Task } from '../../specification/tasks';
import { another } from '../connection/connection';
import { type GradedJob, type GradingJob, inTurn, jobId, queueName, queueOptions } from '../jobs/jobs';
import { PackError, packSolution } from '../pack/pack';
import { atTarget } from '../pack/result-place';
import { fetchResult, keepPack } from '../pack/store';

/** Whose solutions are handed out, and how. */
export interface Handout {
  readonly redis: Redis;
  readonly version: string;
  /** What the class is called at the queue. */
  readonly class: string;
  /** From 1 to 10: how many turns the class gets for one of a class with 1. */
  readonly share: number;
  /** What the tasks look for beside a solution's folder travels with it. */
  readonly tasks: readonly Task[];
}

/**
 * Hands solutions out to whatever workers there are, and collects their results, each once. It may be killed and started
 * again, or run twice: what is handed out already is found, and what is graded already is only collected. While Redis is
 * away it waits.
 */
export async function gradeQueued<Item>(
  items: readonly Item[],
  handout: Handout,
  options: Pick<PoolOptions<Item>, 'assignmentFor' | 'finished' | 'signal'>,
): Promise<void> {
  const collection = new Collection(handout, options);
  try {
    await collection.open();
    await collection.handOut(items);
    await collection.done;
  } finally {
    await collection.close();
  }
}

class Collection<Item> {
  readonly done: Promise<void>;
  readonly #startedAt = Date.now();
  readonly #queue: Queue<GradingJob, GradedJob>;
  readonly #events: QueueEvents;
  /** Who waits for which job: two students may have handed in the same. */
  readonly #waiting = new Map<string, Item[]>();
  readonly #jobs = new Map<string, () => Promise<void>>();
  /** A job is looked at once at a time, so that no result is taken twice. */
  readonly #looking = new Set<string>();
  #handedOut = false;
  #resolve = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(
    private readonly handout: Handout,
    private readonly options: Pick<PoolOptions<Item>, 'assignmentFor' | 'finished' | 'signal'>,
  ) {
    const { redis, version } = handout;
    this.#queue = new Queue(queueName(version), queueOptions(redis));
    this.#events = new QueueEvents(queueName(version), queueOptions(another(redis)));
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever waits for it sees it.
    this.done.catch(() => {});
    options.signal.addEventListener('abort', () => this.#resolve(), { once: true });
  }

  async open(): Promise<void> {
    const look = ({ jobId }: { jobId: string }) => this.#look(jobId);
    this.#events.on('completed', look).on('failed', look);
    // An outage is seen by the connections themselves, which come back.
    this.#events.on('error', () => {});
    this.#queue.on('error', () => {});
    // What happened while Redis was away, or what it has forgotten, is seen by looking.
    this.handout.redis.on('ready', this.#lookAtAll);
    await this.#events.waitUntilReady();
  }

  async handOut(items: readonly Item[]): Promise<void> {
    const { redis, version, share } = this.handout;
    const turn = await inTurn(redis, this.#queue, version, share);
    for (const [index, item] of items.entries()) {
      if (this.options.signal.aborted) return;
      await this.#handOutOne(item, turn(index));
    }
    this.#handedOut = true;
    this.#lookAtAll();
    this.#endWhenDone();
  }

  async close(): Promise<void> {
    this.handout.redis.off('ready', this.#lookAtAll);
    await Promise.allSettled([this.#events.close(), this.#queue.close()]);
  }

  async #handOutOne(item: Item, turn: JobsOptions): Promise<void> {
    const { redis, tasks } = this.handout;
    const assignment = this.options.assignmentFor(item);
    try {
      const pack = await packSolution(assignment.target, tasks);
      const data: GradingJob = {
        class: this.handout.class,
        pack: pack.id,
        tasks: assignment.tasks,
        seed: assignment.seed,
      };
      const id = jobId(data);
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), item]);
      const add = async () => {
        await keepPack(redis, pack);
        await this.#queue.add(this.handout.class, data, { ...turn, jobId: id });
      };
      this.#jobs.set(id, add);
      await this.#forgetEarlierFailure(id);
      await add();
    } catch (error) {
      // What keeps one solution from travelling keeps no other.
      const ofTheSystem = (error as NodeJS.ErrnoException).syscall !== undefined && 'path' in (error as object);
      if (!(error instanceof PackError || ofTheSystem)) throw error;
      this.options.finished(item, notGraded(assignment, (error as Error).message));
    }
  }

  /** What could not be graded in an earlier run is tried again, as it is on one machine. */
  async #forgetEarlierFailure(id: string): Promise<void> {
    const job = await this.#queue.getJob(id);
    if (job && (job.finishedOn ?? this.#startedAt) < this.#startedAt && (await job.isFailed())) await job.remove();
  }

  readonly #lookAtAll = (): void => {
    for (const id of this.#waiting.keys()) this.#look(id);
  };

  #look(id: string): void {
    if (!this.#handedOut || !this.#waiting.has(id) || this.#looking.has(id)) return;
    this.#looking.add(id);
    this.#lookAt(id).then(
      () => {
        this.#looking.delete(id);
        this.#endWhenDone();
      },
      error => this.#reject(error),
    );
  }

  async #lookAt(id: string): Promise<void> {
    const job = await this.#queue.getJob(id);
    const state = await job?.getState();
    if (!job || state === 'unknown') return this.#jobs.get(id)?.();
    if (state === 'failed') return this.#take(id, undefined, job.failedReason);
    if (state !== 'completed') return;
    const result = await fetchResult(this.handout.redis, id, job.returnvalue?.digest ?? '');
    if (result) return this.#take(id, result);
    // Its result is gone: it is graded again.
    await job.remove();
    await this.#jobs.get(id)?.();
  }

  #take(id: string, result: Result | undefined, why = ''): void {
    const items = this.#waiting.get(id) ?? [];
    this.#waiting.delete(id);
    this.#jobs.delete(id);
    for (const item of items) {
      const assignment = this.options.assignmentFor(item);
      this.options.finished(item, result ? atTarget(result, assignment.target) : notGraded(assignment, reason(why)));
    }
  }

  #endWhenDone(): void {
    if (this.#handedOut && this.#waiting.size === 0) this.#resolve();
  }
}

/** BullMQ's own words for a job whose workers were lost, in ours. */
function reason(why: string): string {
  return /stalled|started more than/.test(why)
    ? 'Each of three workers was lost while it graded this solution.'
    : `It could not be graded, by any of three workers: ${why}`;
}

function notGraded({ target, seed }: Assignment, why: string): Result {
  const task = harnessFailure('The solution can be graded', [why]);
  return { target, seed, durationMs: 0, versions: versions(), tasks: [task] };
}
