import { ProgramError } from '../errors';
import type { RedisServer } from '../redis/server';
import { type JobState, kueKeys, readJob, sortedName } from './job';

type Command = readonly [name: string, ...args: string[]];

/** Runs commands with nothing in between: no worker sees a job before all are there. */
const ALL_AT_ONCE = `for _, command in ipairs(cjson.decode(ARGV[1])) do redis.call(unpack(command)) end`;

/** The commands that enter a new job, without the token that makes a worker take it. */
function entryOf(id: number, queue: string, data: unknown): Command[] {
  const now = String(Date.now());
  const fields = { type: queue, created_at: now, promote_at: now, updated_at: now, priority: '0' };
  return [
    ['sadd', kueKeys.types, queue],
    ['hset', kueKeys.job(id), ...Object.entries(fields).flat()],
    ['zadd', kueKeys.all, '0', sortedName(id)],
    ['hset', kueKeys.job(id), 'data', JSON.stringify(data)],
    ...moveOf(id, queue, undefined, 'inactive'),
  ];
}

function moveOf(id: number, queue: string, from: string | undefined, to: JobState): Command[] {
  const name = sortedName(id);
  const leaving: Command[] = from
    ? [
        ['zrem', kueKeys.state(from), name],
        ['zrem', kueKeys.queueState(queue, from), name],
      ]
    : [];
  return [
    ...leaving,
    ['hset', kueKeys.job(id), 'state', to],
    ['zadd', kueKeys.state(to), '0', name],
    ['zadd', kueKeys.queueState(queue, to), '0', name],
  ];
}

/**
 * Acts on jobs as a creator or a worker of Kue would, with the same Redis commands in the same order (Kue 0.11.6,
 * lib/queue/job.js and lib/queue/worker.js), so that a rule can test one side of a queue alone. It never loads Kue.
 */
export class KueDriver {
  /** The jobs that it has queued, as they were then, by their keys in Redis. */
  readonly queued = new Map<string, Record<string, string>>();

  constructor(private readonly redis: Pick<RedisServer, 'command'>) {}

  /** The next job gets the id after this one. */
  async setLastId(id: number): Promise<void> {
    await this.redis.command('set', kueKeys.ids, String(id));
  }

  /** Queues a job and returns its id. */
  async queue(queue: string, data: unknown): Promise<number> {
    const [id] = await this.queueTogether(queue, [data]);
    return id as number;
  }

  /** Queues all jobs in the same instant, so that each waiting worker takes one. Returns their ids. */
  async queueTogether(queue: string, data: readonly unknown[]): Promise<number[]> {
    const last = Number(await this.redis.command('incrby', kueKeys.ids, String(data.length)));
    const ids = data.map((_, index) => last - data.length + 1 + index);
    const entering = ids.flatMap((id, index) => entryOf(id, queue, data[index]));
    const tokens = ids.map(() => ['lpush', kueKeys.tokens(queue), '1']);
    await this.redis.command('eval', ALL_AT_ONCE, '0', JSON.stringify([...entering, ...tokens]));
    ids.forEach((id, index) => {
      this.queued.set(kueKeys.job(id), { type: queue, data: JSON.stringify(data[index]) });
    });
    for (const id of ids) await this.#publish(id, 'enqueue', queue);
    return ids;
  }

  /** The job makes progress, in percent. */
  async progress(id: number, percent: number): Promise<void> {
    await this.#job(id);
    await this.redis.command('hset', kueKeys.job(id), 'progress', String(percent), 'updated_at', String(Date.now()));
    // Kue also sends the progress data, which JSON turns into null when there are none.
    await this.#publish(id, 'progress', percent, null);
  }

  /** Completes the job. */
  async complete(id: number): Promise<void> {
    const { queue, state } = await this.#job(id);
    await this.redis.command('hset', kueKeys.job(id), 'progress', '100');
    await this.#move(id, queue, state, 'complete');
    await this.#publish(id, 'complete', null);
  }

  /** Fails the job, without another attempt. */
  async fail(id: number, message: string): Promise<void> {
    const { queue, state } = await this.#job(id);
    await this.redis.command('hset', kueKeys.job(id), 'error', message, 'failed_at', String(Date.now()));
    await this.#publish(id, 'error', message);
    await this.#move(id, queue, state, 'failed');
    await this.redis.command('hincrby', kueKeys.job(id), 'attempts', '1');
    await this.#publish(id, 'failed', message);
  }

  async #job(id: number) {
    const reply = await this.redis.command('hmget', kueKeys.job(id), 'type', 'state');
    const [type, state] = reply as (string | null)[];
    const job = type ? readJob(id, { type, ...(state && { state }) }) : undefined;
    if (!job) throw new ProgramError(`There is no job ${id} in Redis any more: a program has taken it away.`);
    return job;
  }

  async #move(id: number, queue: string, from: string | undefined, to: JobState): Promise<void> {
    for (const [name, ...args] of moveOf(id, queue, from, to)) await this.redis.command(name, ...args);
  }

  async #publish(id: number, event: string, ...args: unknown[]): Promise<void> {
    await this.redis.command('publish', kueKeys.events, JSON.stringify({ id, event, args: [event, ...args] }));
  }
}
