import { once } from 'node:events';
import { join } from 'node:path';
import { execa } from 'execa';
import { endRedis, type RecordedRedis, startRedis } from '../harness/redis';
import { freePort } from '../harness/redis/server';
import type { Awaited } from './awaited';

const brief = join(__dirname, 'tsconfig.brief.json');

/** How to start a program: a command, and its arguments before the program's file. */
export interface Starter {
  readonly command: string;
  readonly args: readonly string[];
}

/** One launch to be timed. */
export interface TimedLaunch {
  readonly starter: Starter;
  readonly file: string;
  readonly awaited: Awaited;
}

/** Runs launches one after another, on a Redis of its own. There is one lane for each processor. */
export class Lane {
  private constructor(private readonly redis: RecordedRedis) {}

  static async open(): Promise<Lane> {
    return new Lane(await startRedis({ unprotected: true }));
  }

  /** Starts a program, waits until it counts as done, and kills it with all its children. */
  async run({ starter: { command, args }, file, awaited }: TimedLaunch): Promise<void> {
    this.redis.recorder.clear();
    const child = execa(command, [...args, file], {
      env: {
        REDIS_URL: `redis://127.0.0.1:${this.redis.server.port}`,
        PORT: String(await freePort()),
        TS_NODE_PROJECT: brief,
      },
      detached: true,
      reject: false,
      buffer: false,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'exit');
    child.stderr.resume();
    await Promise.race([this.#until(child.stdout, awaited), ended]);
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended already.
    }
    await ended;
  }

  async close(): Promise<void> {
    await endRedis(this.redis);
  }

  async #until(output: NodeJS.ReadableStream, awaited: Awaited): Promise<void> {
    let lines = 0;
    await new Promise<void>(resolve => {
      output.on('data', (chunk: Buffer) => {
        // nodemon's own lines are not the program's.
        lines += chunk
          .toString()
          .split('\n')
          .filter(line => line !== '' && !line.startsWith('[nodemon]')).length;
        if (typeof awaited === 'object' && lines >= awaited.lines) resolve();
      });
      if (awaited === 'redis') void this.redis.recorder.waitFor(() => true).then(() => resolve());
    });
  }
}
