import { join } from 'node:path';
import { type Queue, QueueEvents } from 'bullmq';
import { execa } from 'execa';
import { Redis } from 'ioredis';
import { queueName, queueOptions } from '../../../grade/queue/jobs/jobs';
import { harnessVersion } from '../../../grade/queue/jobs/version';
import { RedisServer } from '../../../harness/redis/server';

const root = join(__dirname, '..', '..', '..');

/** Starts `queuing-spec` with these arguments; never rejects. */
export function command(...args: string[]) {
  return execa(process.execPath, ['bin/start.js', 'queuing-spec', ...args], { cwd: root, reject: false, all: true });
}

export type Running = ReturnType<typeof command>;

/** A queue for one test, and everything that runs at it: whatever becomes of the test, none is left for the next. */
export class Place {
  readonly #running = new Set<Running>();
  readonly #listening = new Set<QueueEvents>();

  private constructor(
    readonly server: RedisServer,
    readonly address: string,
    readonly redis: Redis,
  ) {}

  static async open(): Promise<Place> {
    const server = await RedisServer.start({ append: true, unprotected: true });
    const address = `redis://127.0.0.1:${server.port}`;
    const redis = new Redis(address, { maxRetriesPerRequest: null });
    redis.on('error', () => {});
    return new Place(server, address, redis);
  }

  run(...args: string[]): Running {
    const running = command(...args);
    this.#running.add(running);
    void running.then(() => this.#running.delete(running));
    return running;
  }

  collect(folder: string, out: string, ...args: string[]): Running {
    return this.run('--class', folder, '--task', '0', '--queue', this.address, '--out', out, ...args);
  }

  /** A worker that is believed to be gone after two seconds. */
  work(...args: string[]): Running {
    return this.run('worker', '--queue', this.address, '--lock', '2', ...args);
  }

  /** A look at the queue from here. */
  async withQueue<T>(look: (queue: Queue) => Promise<T>): Promise<T> {
    const { Queue } = await import('bullmq');
    const queue = new Queue(queueName(harnessVersion()), queueOptions(this.redis));
    try {
      return await look(queue);
    } finally {
      await queue.close();
    }
  }

  /** Listens at the queue; then waits until so many of these events have come. */
  async next(event: 'added' | 'active' | 'stalled' | 'completed', count = 1): Promise<() => Promise<void>> {
    const events = await this.#listen();
    let left = count;
    const all = new Promise<void>(resolve => {
      events.on(event, () => {
        left -= 1;
        if (left === 0) resolve();
      });
    });
    return () => all;
  }

  /** Listens at the queue; then waits until a job was taken by a worker so often. */
  async takings(job: string): Promise<(often: number) => Promise<void>> {
    const events = await this.#listen();
    let taken = 0;
    let look = () => {};
    events.on('active', ({ jobId }) => {
      if (jobId === job) taken += 1;
      look();
    });
    return often =>
      new Promise(resolve => {
        look = () => {
          if (taken >= often) resolve();
        };
        look();
      });
  }

  async #listen(): Promise<QueueEvents> {
    const connection = this.redis.duplicate().on('error', () => {});
    const events = new QueueEvents(queueName(harnessVersion()), { ...queueOptions(connection), lastEventId: '0' });
    events.on('error', () => {});
    this.#listening.add(events);
    await events.waitUntilReady();
    return events;
  }

  async close(): Promise<void> {
    const running = [...this.#running];
    for (const one of running) {
      one.kill('SIGCONT');
      one.kill('SIGKILL');
    }
    await Promise.all(running);
    await Promise.allSettled([...this.#listening].map(events => events.close()));
    this.redis.disconnect();
    await this.server.stop();
  }
}

/** Waits for a line of a command that runs. */
export async function lineOf(running: Running, pattern: RegExp): Promise<RegExpExecArray> {
  let text = '';
  return new Promise((resolve, reject) => {
    running.all?.on('data', (chunk: Buffer) => {
      text += chunk;
      const found = pattern.exec(text);
      if (found) resolve(found);
    });
    void running.then(() => reject(new Error(`It ended: ${text}`)));
  });
}
