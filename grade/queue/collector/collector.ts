/**
 * The side of a class: hands its solutions out, and collects their results. Needs `pack` for what travels, `jobs` for how it
 * is asked, and `class` for the assignments and outcomes.
 */
import { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import type { PoolOptions } from '../../class/worker-pool';
import type { Assignment } from '../../class/worker-pool/messages';
import type { Task } from '../../specification/tasks';
import { another, tellFault } from '../connection/connection';
import { type GradedJob, type GradingJob, inTurn, jobId, packGone, queueName, queueOptions } from '../jobs/jobs';
import { type Pack, PackError, packSolution } from '../pack/pack';
import { fetchResult, isKept, keepPack } from '../pack/store';
import { giveTraces } from '../pack/traces';
import { eachOf } from './each-of';
import { type Asked, stateOf } from './job-states';
import { asGradedHere, givenUp, notGraded } from './outcomes';

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
  /** Told how many of those that were handed out are not back, whenever that changes, and whether all are handed out. */
  readonly progress?: (left: number, handedOut: boolean) => void;
}

type Options<Item> = Pick<PoolOptions<Item>, 'assignmentFor' | 'finished' | 'signal'>;

/** So many solutions are packed and handed out at once: what takes long is the way to Redis. */
const atOnce = 8;
/** What no event tells, in ms: Redis keeps a bounded number of them, and forgets some of them when it is killed. */
const lookEvery = 5000;
/** So often a solution that Redis has lost is sent once more. */
const mostSent = 5;

/**
 * Hands solutions out to whatever workers there are, and collects their results, each once. It may be killed and started
 * again, or run twice: what is handed out already is found, and what is graded already is only collected. While Redis is
 * away it waits; what Redis has forgotten when it comes back is handed out again.
 */
export async function gradeQueued<Item>(
  items: readonly Item[],
  handout: Handout,
  options: Options<Item>,
): Promise<void> {
  const collection = new Collection(handout, options);
  try {
    await collection.run(items);
  } finally {
    await collection.close();
  }
}

/** A job, and who waits for it: two students may have handed in the same. */
interface Waiting<Item> extends Asked {
  readonly items: Item[];
  readonly send: () => Promise<void>;
  sent: number;
  /** A job is looked at once at a time, so that no result is taken twice. */
  looking: boolean;
}

class Collection<Item> {
  readonly #startedAt = Date.now();
  readonly #queue: Queue<GradingJob, GradedJob>;
  readonly #events: QueueEvents;
  readonly #own: Redis;
  readonly #waiting = new Map<string, Waiting<Item>>();
  readonly #done: Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #handedOut = false;
  #resolve = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(
    private readonly handout: Handout,
    private readonly options: Options<Item>,
  ) {
    const { redis, version } = handout;
    this.#queue = new Queue(queueName(version), queueOptions(redis));
    this.#own = another(redis);
    this.#events = new QueueEvents(queueName(version), queueOptions(this.#own));
    this.#queue.on('error', tellFault);
    this.#events.on('error', tellFault);
    this.#done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    options.signal.addEventListener('abort', () => this.#resolve(), { once: true });
  }

  async run(items: readonly Item[]): Promise<void> {
    const look = ({ jobId }: { jobId: string }) => this.#look(jobId);
    this.#events.on('completed', look).on('failed', look);
    this.handout.redis.on('ready', this.#lookAtAll);
    this.#timer = setInterval(this.#lookAtAll, lookEvery);
    this.#handOut(items).catch(this.#reject);
    await this.#done;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.handout.redis.off('ready', this.#lookAtAll);
    const closed = Promise.allSettled([this.#events.close(), this.#queue.close()]);
    // While Redis is away, that would wait for it.
    const { redis } = this.handout;
    const away = new Promise(resolve => redis.once('close', resolve));
    if (redis.status === 'ready') await Promise.race([closed, away]);
    this.#own.disconnect();
  }

  async #handOut(items: readonly Item[]): Promise<void> {
    const { redis, version, share } = this.handout;
    const turn = await inTurn(redis, this.#queue, version, share);
    await eachOf([...items.entries()], atOnce, async ([index, item]) => {
      if (!this.options.signal.aborted) await this.#handOutOne(item, () => turn(index));
    });
    this.#handedOut = true;
    this.#tellProgress();
    this.#lookAtAll();
  }

  async #handOutOne(item: Item, turn: () => ReturnType<Awaited<ReturnType<typeof inTurn>>>): Promise<void> {
    const { redis, tasks, class: name } = this.handout;
    const assignment = this.options.assignmentFor(item);
    const { target, seed } = assignment;
    try {
      const packed = await packSolution(target, tasks);
      const pack = packed.id;
      const data: GradingJob = { class: name, pack, tasks: assignment.tasks, seed, traces: !!assignment.traces };
      const id = jobId(data);
      const known = this.#waiting.get(id);
      if (known) {
        known.items.push(item);
        return;
      }
      const send = async (own?: Pack) => {
        // Packed once more where it has to be: all packs of a class may be larger than the memory.
        if (!(await isKept(redis, pack))) await keepPack(redis, own ?? (await packSolution(target, tasks)));
        await this.#queue.add(name, data, { ...turn(), jobId: id });
      };
      const waiting: Waiting<Item> = { id, pack, items: [item], send, sent: 0, looking: true };
      this.#waiting.set(id, waiting);
      await this.#forgetEarlierFailure(id);
      await send(packed);
      waiting.looking = false;
      this.#tellProgress();
      this.#look(id);
    } catch (error) {
      // What keeps one solution from travelling keeps no other.
      const ofTheSystem = typeof (error as NodeJS.ErrnoException).path === 'string';
      if (!(error instanceof PackError || ofTheSystem)) throw error;
      this.options.finished(item, notGraded(assignment, (error as Error).message));
    }
  }

  /** What could not be graded in an earlier run is tried again, as it is on one machine. */
  async #forgetEarlierFailure(id: string): Promise<void> {
    const job = await this.#queue.getJob(id);
    const before = job && (job.finishedOn ?? this.#startedAt) < this.#startedAt;
    // Another collector may have been faster.
    if (before && (await job.isFailed())) await job.remove().catch(() => {});
  }

  readonly #lookAtAll = (): void => {
    const asked = [...this.#waiting.values()].filter(({ looking }) => !looking);
    stateOf(this.handout.redis, this.#queue, asked)
      .then(states => {
        for (const { id, state } of states) if (state !== 'under way') this.#look(id);
        this.#endWhenDone();
      })
      .catch(this.#reject);
  };

  #look(id: string): void {
    const waiting = this.#waiting.get(id);
    if (!waiting || waiting.looking) return;
    waiting.looking = true;
    this.#lookAt(waiting).then(
      () => {
        waiting.looking = false;
        this.#endWhenDone();
      },
      error => this.#reject(error),
    );
  }

  async #lookAt(waiting: Waiting<Item>): Promise<void> {
    const job = await this.#queue.getJob(waiting.id);
    const state = await job?.getState();
    if (!job || state === 'unknown') return this.#sendAgain(waiting);
    if (state === 'failed') {
      if (job.failedReason !== packGone) return this.#giveUp(waiting, job.failedReason);
      await job.remove().catch(() => {});
      return this.#sendAgain(waiting);
    }
    if (state !== 'completed') {
      // A worker that does not find it would give up on it.
      if (!(await isKept(this.handout.redis, waiting.pack))) await this.#sendAgain(waiting);
      return;
    }
    const result = await fetchResult(this.handout.redis, waiting.id, job.returnvalue?.digest ?? '');
    if (!result) {
      // Its result is gone: it is graded again.
      await job.remove().catch(() => {});
      return this.#sendAgain(waiting);
    }
    for (const item of waiting.items) {
      const assignment = this.options.assignmentFor(item);
      if (assignment.traces)
        await giveTraces(this.handout.redis, waiting.id, job.returnvalue.digest, assignment.traces);
    }
    this.#take(waiting, assignment => asGradedHere(result, assignment.target));
  }

  async #sendAgain(waiting: Waiting<Item>): Promise<void> {
    waiting.sent += 1;
    if (waiting.sent > mostSent) this.#giveUp(waiting, 'Redis loses it again and again');
    else await waiting.send();
  }

  #giveUp(waiting: Waiting<Item>, why: string): void {
    this.#take(waiting, assignment => notGraded(assignment, givenUp(why)));
  }

  #take({ id, items }: Waiting<Item>, resultFor: (assignment: Assignment) => ReturnType<typeof notGraded>): void {
    if (!this.#waiting.delete(id) || this.options.signal.aborted) return;
    for (const item of items) this.options.finished(item, resultFor(this.options.assignmentFor(item)));
    this.#tellProgress();
  }

  #tellProgress(): void {
    this.handout.progress?.(this.#waiting.size, this.#handedOut);
  }

  #endWhenDone(): void {
    if (this.#handedOut && this.#waiting.size === 0) this.#resolve();
  }
}
