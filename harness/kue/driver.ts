import type { RedisServer } from '../redis/server';
import { type JobState, kueKeys, readJob, sortedName } from './job';

/**
 * Does to jobs what a creator and a worker of Kue's would do, with the same commands to Redis in the same order (Kue
 * 0.11.6, lib/queue/job.js and lib/queue/worker.js), so that a rule can look at one side of a queue alone. Like the
 * inspector it never loads Kue itself.
 */
export class KueDriver {
  constructor(private readonly redis: Pick<RedisServer, 'command'>) {}

  /** Makes the next job get the id after this one. */
  async setLastId(id: number): Promise<void> {
    await this.redis.command('set', kueKeys.ids, String(id));
  }

  /** Queues a job; gives its id. */
  async queue(queue: string, data: unknown): Promise<number> {
    const [id] = await this.queueTogether(queue, [data]);
    return id as number;
  }

  /** Queues jobs, all of which become ready in the same instant: as many workers as wait take one each. Gives their ids. */
  async queueTogether(queue: string, data: readonly unknown[]): Promise<number[]> {
    const ids: number[] = [];
    for (const one of data) ids.push(await this.#enter(queue, one));
    await this.redis.command('lpush', kueKeys.tokens(queue), ...ids.map(() => '1'));
    for (const id of ids) await this.#publish(id, 'enqueue', queue);
    return ids;
  }

  /** The job makes progress, in percent. */
  async progress(id: number, percent: number): Promise<void> {
    await this.#job(id);
    await this.redis.command('hset', kueKeys.job(id), 'progress', String(percent), 'updated_at', String(Date.now()));
    // Kue passes on the progress data too, which JSON turns into null where there are none.
    await this.#publish(id, 'progress', percent, null);
  }

  /** The job ends well. */
  async complete(id: number): Promise<void> {
    const { queue, state } = await this.#job(id);
    await this.redis.command('hset', kueKeys.job(id), 'progress', '100');
    await this.#move(id, queue, state, 'complete');
    await this.#publish(id, 'complete', null);
  }

  /** The job fails, and is not tried again. */
  async fail(id: number, message: string): Promise<void> {
    const { queue, state } = await this.#job(id);
    await this.redis.command('hset', kueKeys.job(id), 'error', message, 'failed_at', String(Date.now()));
    await this.#publish(id, 'error', message);
    await this.#move(id, queue, state, 'failed');
    await this.redis.command('hincrby', kueKeys.job(id), 'attempts', '1');
    await this.#publish(id, 'failed', message);
  }

  /** Everything of queueing a job but the token that makes a worker take it. */
  async #enter(queue: string, data: unknown): Promise<number> {
    const id = Number(await this.redis.command('incr', kueKeys.ids));
    const now = String(Date.now());
    const fields = { type: queue, created_at: now, promote_at: now, updated_at: now, priority: '0' };
    await this.redis.command('sadd', kueKeys.types, queue);
    await this.redis.command('hset', kueKeys.job(id), ...Object.entries(fields).flat());
    await this.redis.command('zadd', kueKeys.all, '0', sortedName(id));
    await this.redis.command('hset', kueKeys.job(id), 'data', JSON.stringify(data));
    await this.#move(id, queue, undefined, 'inactive');
    return id;
  }

  async #job(id: number) {
    const reply = await this.redis.command('hmget', kueKeys.job(id), 'type', 'state');
    const [type, state] = reply as (string | null)[];
    const job = type ? readJob(id, { type, ...(state && { state }) }) : undefined;
    if (!job) throw new RangeError(`There is no job ${id} in Redis.`);
    return job;
  }

  async #move(id: number, queue: string, from: string | undefined, to: JobState): Promise<void> {
    const name = sortedName(id);
    if (from) {
      await this.redis.command('zrem', kueKeys.state(from), name);
      await this.redis.command('zrem', kueKeys.queueState(queue, from), name);
    }
    await this.redis.command('hset', kueKeys.job(id), 'state', to);
    await this.redis.command('zadd', kueKeys.state(to), '0', name);
    await this.redis.command('zadd', kueKeys.queueState(queue, to), '0', name);
  }

  async #publish(id: number, event: string, ...args: unknown[]): Promise<void> {
    await this.redis.command('publish', kueKeys.events, JSON.stringify({ id, event, args: [event, ...args] }));
  }
}
