import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reapWithHarness, release } from '../../reaper/reaper';
import { Connection, newPassword, RedisError } from '../connection';
import { findRedis } from '../provision';
import type { RedisBinary } from '../provision/binary';
import { freePort } from './free-port';
import { prepareFolder, type RedisServerOptions, serverArguments } from './options';
import { type RedisDied, RedisProcess } from './process';
import { resetRedis } from './reset';

export type { RedisServerOptions } from './options';
export type { RedisDied } from './process';

/** Why a redis-server came to its end. */
export type RedisEnd = 'halted' | 'replaced' | 'stopped' | 'died';

/** A listener for starts and ends of a server's process. */
export interface RedisFollower {
  /** A new process accepts connections; its start waits for this. */
  started?(): void | Promise<void>;
  /** The process has ended, or is being ended. */
  ended?(why: RedisEnd): void;
  /** It behaves differently from now on, in words: `stands still`. */
  changed?(what: string): void;
}

const PORT_TRIES = 5;

/**
 * One real redis-server of the harness, on 127.0.0.1 only, held by redis-memory-server. Programs connect as Redis's default user,
 * who may not wipe, stop or reconfigure the server; the harness connects as a user of its own.
 *
 * Methods that start, end or empty the server take turns. Every promise but `died` settles.
 */
export class RedisServer {
  /** A folder of the server's own, removed by `stop`. */
  readonly folder: string;
  readonly binary: RedisBinary;
  readonly #options: RedisServerOptions;
  readonly #password = newPassword();
  readonly #followers = new Set<RedisFollower>();
  readonly #addresses = new Set<string>();
  readonly #connections = new Set<Connection>();
  #process: RedisProcess | undefined;
  #connection: Promise<Connection> | undefined;
  #port = 0;
  #appending: boolean;
  #frozen = false;
  #died!: Promise<RedisDied>;
  #state: 'runs' | 'was halted' | 'died' | 'was stopped' = 'was halted';
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, binary: RedisBinary, options: RedisServerOptions) {
    this.folder = folder;
    this.binary = binary;
    this.#options = options;
    this.#appending = options.append === true && options.dump === undefined;
  }

  /**
   * Starts a server; it ends with the harness, however the harness ends. Throws a RedisError: 'not-found', 'port-taken'
   * (only for a port that was asked for), 'bad-dump', 'dump-refused', 'not-started'.
   */
  static async start(options: RedisServerOptions = {}): Promise<RedisServer> {
    const binary = options.binary ?? (await findRedis());
    // Registered at once: if the harness were killed before the reaper knew of it, it would stay behind.
    const folder = mkdtempSync(join(tmpdir(), 'queuing-spec-redis-'));
    reapWithHarness(`folder ${folder}`);
    const server = new RedisServer(folder, binary, options);
    removeOnExit(server);
    try {
      await prepareFolder(folder, options, server.#password, binary.version);
      await server.#launch(options.port);
      if (options.append && options.dump !== undefined) await server.#append();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Where programs find Redis. `reset` may change it, unless a port was asked for. */
  get port(): number {
    return this.#port;
  }

  /** The process id of redis-server; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Resolves when the present redis-server ends although nobody here has ended it; never otherwise. */
  get died(): Promise<RedisDied> {
    return this.#died;
  }

  /** Whether `ip:port` is an end of one of the harness's own connections. */
  isOwn(address: string): boolean {
    return this.#addresses.has(address);
  }

  /** The harness's open connections, and the bytes over them. */
  get ownTraffic(): { readonly open: number; readonly read: number; readonly written: number } {
    const own = [...this.#connections].map(connection => connection.traffic);
    const sum = (what: 'read' | 'written') => own.reduce((total, traffic) => total + traffic[what], 0);
    return { open: own.length, read: sum('read'), written: sum('written') };
  }

  /** Notifies `follower` of every later start and end of the process; returns the function that ends this. */
  follow(follower: RedisFollower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /**
   * Sends one command as the harness's user, not one that blocks, and gives the reply as node redis does (HGETALL: an object). Throws a
   * RedisError: 'refused', 'not-running', or 'no-answer' after 2000 ms (times the patience setting).
   */
  async command(name: string, ...args: (string | number)[]): Promise<unknown> {
    const connection = await this.#connected();
    return connection.send(name, args);
  }

  /** A new connection as the harness's user; the caller closes it. Throws as `command` does. */
  async connect(): Promise<Connection> {
    if (this.#process === undefined) throw new RedisError('not-running', `Redis is not running: it ${this.#state}.`);
    const connection = await Connection.open(this.#port, this.#password);
    this.#addresses.add(connection.address);
    this.#connections.add(connection);
    void connection.lost.then(() => this.#connections.delete(connection));
    return connection;
  }

  /**
   * Empties the server for the next scenario: keys, scripts and programs' connections are gone when it resolves, and
   * writes are taken again. A Redis that is dead, halted or does not answer is replaced by a new, empty one,
   * on another port unless one was asked for.
   */
  async reset(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#state === 'was stopped') throw new RedisError('not-running', 'Redis was stopped: it cannot be reset.');
      try {
        await resetRedis(await this.#connected());
      } catch {
        await this.#end('replaced');
        await this.#removeData();
        await this.#launch(this.#options.port);
      }
    });
  }

  /** Makes Redis refuse writes (NOREPLICAS), the harness's own too, until `acceptWrites` or `reset`. */
  async refuseWrites(): Promise<void> {
    await this.command('config', 'set', 'min-replicas-to-write', 1);
    this.#tell('refuses writes from now on');
  }

  /** Undoes `refuseWrites`. */
  async acceptWrites(): Promise<void> {
    await this.command('config', 'set', 'min-replicas-to-write', 0);
    this.#tell('takes writes again');
  }

  /** Whether Redis stands still, by `freeze`. */
  get frozen(): boolean {
    return this.#frozen;
  }

  /** Stops Redis: commands wait, and get their replies in order after `thaw`. */
  freeze(): void {
    if (this.pid === undefined) return;
    process.kill(this.pid, 'SIGSTOP');
    this.#frozen = true;
    this.#tell('stands still: what is sent to it waits');
  }

  /** Undoes `freeze`. */
  thaw(): void {
    if (!this.#frozen) return;
    this.#frozen = false;
    if (this.pid !== undefined) process.kill(this.pid, 'SIGCONT');
    this.#tell('goes on');
  }

  /** An outage begins: the process is killed as by `kill -9`, connections break, and new ones are refused. */
  async halt(): Promise<void> {
    await this.#inTurn(() => this.#end('halted'));
  }

  /**
   * The outage ends: Redis is back on the same port; with `append` its data are, too, else those of the dump, if any.
   * Programs may be back before it resolves. Throws a RedisError as `start` does.
   */
  async resume(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#state === 'runs') return;
      if (this.#state === 'was stopped')
        throw new RedisError('not-running', 'Redis was stopped: it cannot be resumed.');
      await this.#launch(this.#port);
    });
  }

  /** Ends the server for good, at once, and removes its folder. */
  async stop(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#end('stopped');
      await rm(this.folder, { recursive: true, force: true });
      release(`folder ${this.folder}`);
      running.delete(this);
    });
  }

  /** Kills what runs and removes the folder without waiting: for the harness's own exit. */
  abandon(): void {
    if (this.pid !== undefined) killQuietly(this.pid);
    rmSync(this.folder, { recursive: true, force: true });
  }

  #tell(what: string): void {
    for (const follower of this.#followers) follower.changed?.(what);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** On `port`, or on any free one. In that case, a port that was taken meanwhile is no error. */
  async #launch(port: number | undefined): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#launchOn(port ?? (await freePort()));
        return;
      } catch (error) {
        const race = error instanceof RedisError && error.kind === 'port-taken' && port === undefined;
        if (!race || tries === PORT_TRIES) throw error;
      }
    }
  }

  async #launchOn(port: number): Promise<void> {
    const args = serverArguments(this.folder, this.#appending);
    const launched = await RedisProcess.launch({ binary: this.binary, port, folder: this.folder, args });
    this.#process = launched;
    this.#port = port;
    this.#state = 'runs';
    this.#addresses.clear();
    this.#died = this.#deathOf(launched);
    await this.#connected();
    for (const follower of this.#followers) await follower.started?.();
  }

  /** Redis loads no dump when it starts with an append-only file, so that is enabled after the dump is loaded. */
  async #append(): Promise<void> {
    const written = this.#process?.logged(/AOF rewrite finished successfully/);
    await this.command('config', 'set', 'appendonly', 'yes');
    await written;
    this.#appending = true;
  }

  #deathOf(process: RedisProcess): Promise<RedisDied> {
    return new Promise(resolve => {
      process.ended.then(async how => {
        if (this.#process !== process) return;
        this.#forget('died');
        resolve(how);
        await process.kill();
      });
    });
  }

  async #end(why: RedisEnd): Promise<void> {
    const process = this.#process;
    const connection = this.#connection;
    this.#forget(why);
    await process?.kill();
    (await connection?.catch(() => undefined))?.close();
  }

  #forget(why: RedisEnd): void {
    const ran = this.#process !== undefined;
    this.#process = undefined;
    this.#connection = undefined;
    this.#frozen = false;
    this.#state = why === 'stopped' ? 'was stopped' : why === 'died' ? 'died' : 'was halted';
    if (ran) for (const follower of this.#followers) follower.ended?.(why);
  }

  /** The connection that commands share. It is replaced if it is lost while Redis runs. */
  #connected(): Promise<Connection> {
    const last = this.#connection;
    this.#connection = (async () => {
      const connection = await last?.catch(() => undefined);
      return connection?.open ? connection : this.connect();
    })();
    return this.#connection;
  }

  async #removeData(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      if (/^(dump\.rdb|appendonly.*)$/.test(name)) await rm(join(this.folder, name), { recursive: true });
    }
  }
}

const running = new Set<RedisServer>();

/** A harness that ends without `stop`, by process.exit or an uncaught error, leaves nothing behind either. */
function removeOnExit(server: RedisServer): void {
  if (running.size === 0) {
    process.removeListener('exit', abandonAll);
    process.once('exit', abandonAll);
  }
  running.add(server);
}

function abandonAll(): void {
  for (const server of running) server.abandon();
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
