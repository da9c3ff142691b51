/**
 * What a job of the queue is, where it is kept, in what order classes take turns, and which version of the harness it is for.
 * Needs BullMQ's types only.
 */
import { createHash } from 'node:crypto';
import type { JobsOptions, Queue, QueueOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { keptFor, prefix, turnKey } from './keys';

/** What a worker needs to grade one solution. */
export interface GradingJob {
  /** The class that it was first asked for. */
  readonly class: string;
  readonly pack: string;
  readonly tasks: readonly string[];
  readonly seed: string;
  /** Whether the collector wants the traces too. */
  readonly traces: boolean;
}

/** What a finished job says: where its result is. The result itself would go through BullMQ's stream of events once more. */
export interface GradedJob {
  readonly digest: string;
}

/** Why a job fails whose solution is no longer kept: it has to be sent once more. */
export const packGone = 'the solution is no longer kept at the queue';

/** So often a solution is begun; who loses its worker as often is given up. */
export const tries = 3;

/** Harnesses of different versions never see each other's jobs. */
export function queueName(version: string): string {
  return `class-${version}`;
}

export function queueOptions(connection: Redis): QueueOptions {
  // The connection was looked at already.
  return { connection, prefix, skipVersionCheck: true };
}

/** The same solution, asked the same, is one job, however often and by whomever it is handed out. */
export function jobId({ pack, tasks, seed, traces }: Omit<GradingJob, 'class'>): string {
  return createHash('sha256')
    .update(JSON.stringify([pack, tasks, seed, traces]))
    .digest('hex')
    .slice(0, 32);
}

/** BullMQ takes priorities up to two to the 21st. */
const largestPriority = 2 ** 21;

/**
 * The options of a class's jobs, in their order, such that classes take turns (start-time fair queueing): each class's jobs
 * follow each other by a stride, from where the queue is now. Of two classes, the one with half the stride gets twice the turns.
 *
 * @param share from 1 to 10: how many turns the class gets for one of a class with 1
 */
export async function inTurn(
  redis: Redis,
  queue: Queue,
  version: string,
  share: number,
): Promise<(index: number) => JobsOptions> {
  const open = await queue.getJobCountByTypes('wait', 'prioritized', 'active');
  const now = open > 0 ? Number((await redis.get(turnKey(version))) ?? 0) : 0;
  const stride = Math.round(20 / share);
  return index => ({
    priority: Math.min(now + 1 + index * stride, largestPriority),
    attempts: tries,
    // Another worker may be luckier.
    backoff: { type: 'fixed', delay: 1000 },
    removeOnComplete: { age: keptFor },
    removeOnFail: { age: keptFor },
  });
}

/** Takes down how far the order has come. */
export async function tookTurn(redis: Redis, version: string, priority: number): Promise<void> {
  // A turn that is not counted makes the order a little less fair, and nothing else.
  await redis.set(turnKey(version), priority, 'EX', keptFor).catch(() => {});
}
