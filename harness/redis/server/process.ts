import { access, constants, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RedisBinary as Library } from 'redis-memory-server';
import { ceiling } from '../../settings';
import { RedisError } from '../connection';
import type { RedisBinary } from '../provision/binary';
import { Instance } from './instance';

/** How a redis-server ended. */
export interface RedisDied {
  /** As a sentence. */
  message: string;
  pid: number;
  port: number;
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The last lines that Redis logged. */
  log: string[];
}

export interface LaunchOptions {
  binary: RedisBinary;
  port: number;
  /** The process's working folder and where it keeps its data. */
  folder: string;
  /** More arguments for redis-server. */
  args: string[];
}

/** One redis-server process, held by redis-memory-server. It cannot be restarted. */
export class RedisProcess {
  readonly pid: number;
  readonly port: number;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<RedisDied>;
  readonly #instance: Instance;

  private constructor(instance: Instance, pid: number, port: number) {
    this.#instance = instance;
    this.pid = pid;
    this.port = port;
    this.ended = instance.exited.then(({ code, signal }) => {
      const how = signal === null ? `by itself, with exit code ${code}` : `by the signal ${signal}`;
      const message = `The redis-server on port ${port} (process ${pid}) ended ${how}.`;
      return { message, pid, port, code, signal, log: instance.log };
    });
  }

  /**
   * Starts redis-server and waits until it takes connections. Throws a RedisError: 'port-taken', 'dump-refused', or
   * 'not-started' with the last lines of Redis's log.
   */
  static async launch(options: LaunchOptions): Promise<RedisProcess> {
    const start = await limited(options.binary.path, options.folder);
    // As if it had been fetched before. Otherwise the library asks for its version each time, which takes long.
    Library.cache[start] = start;
    const instance = new Instance({
      instance: { ip: '127.0.0.1', port: options.port, args: options.args },
      binary: { version: start, systemBinary: '', ignoreDownloadCache: false },
      spawn: {
        cwd: options.folder,
        // In a process group of its own: Ctrl-C is for the harness, which then ends Redis.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, LC_ALL: 'C' },
      },
    });
    const late = setTimeout(() => instance.instanceFailed('late'), ceiling());
    try {
      await instance.run();
    } catch (error) {
      await instance.end();
      throw notStarted(error, instance.log, options);
    } finally {
      clearTimeout(late);
      delete Library.cache[start];
    }
    return new RedisProcess(instance, instance.childProcess?.pid ?? 0, options.port);
  }

  /** Resolves when Redis logs a line that matches; rejects with a RedisError 'not-running' when it ends before. */
  async logged(pattern: RegExp): Promise<void> {
    const ended = this.ended.then(() => {
      throw new RedisError('not-running', `Redis ended before it logged ${pattern}.`);
    });
    await Promise.race([this.#instance.logged(pattern), ended]);
  }

  /** Ends it with SIGKILL and waits until it is gone. */
  async kill(): Promise<void> {
    await this.#instance.end();
  }
}

/**
 * The memory limit of the process, in kB. A script's memory does not count towards `maxmemory`; a script that needs more fails.
 */
const DATA_KILOBYTES = 2_000_000;

/** Writes a script to Redis's folder that sets limits which Redis itself does not have, and then executes Redis. */
async function limited(path: string, folder: string): Promise<string> {
  await access(path, constants.X_OK).catch(() => {
    throw new RedisError('not-started', `${path} was found before, but is gone now.`);
  });
  const quoted = `'${path.replaceAll("'", "'\\''")}'`;
  const start = join(folder, 'redis-server');
  await writeFile(start, `#!/bin/sh\nulimit -d ${DATA_KILOBYTES}\nexec ${quoted} "$@"\n`, { mode: 0o700 });
  return start;
}

function notStarted(error: unknown, log: string[], { port, binary }: LaunchOptions): RedisError {
  const said = log.slice(-5).join('\n');
  if (/Address already in use/i.test(said)) {
    return new RedisError('port-taken', `Port ${port} of 127.0.0.1 is in use: Redis cannot listen on it.`);
  }
  // Redis then checks the file and logs that at length; its reason is further up.
  const refusal = log.filter(line => refusesDump.test(line)).map(withoutStamp);
  if (refusal.length > 0) {
    return new RedisError('dump-refused', `Redis ${binary.version} refuses to load the dump:\n${refusal.join('\n')}`);
  }
  const cause = error === 'late' ? `was not ready in ${ceiling() / 1000} s` : `did not start (${String(error)})`;
  return new RedisError('not-started', `${binary.path} ${cause}.${said && ` The end of its log:\n${said}`}`);
}

const refusesDump =
  /RDB (?:format )?version|Short read or OOM|Wrong signature|Fatal error loading the DB|RDB (?:CRC|checksum)|RDB reading|reading RDB/i;

/** Without the process and the time that Redis puts before a line of its log. */
function withoutStamp(line: string): string {
  return line.replace(/^\d+:\w .*? [.*#-] /, '');
}
