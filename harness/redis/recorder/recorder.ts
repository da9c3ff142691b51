import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { ProgramError } from '../../errors';
import { answerTime, type Connection, RedisError } from '../connection';
import { processorTime, type RedisEnd, type RedisServer } from '../server';
import { type MonitorLine, parseMonitorLine } from './monitor-line';
import { type RedisTraffic, sectionsOf, trafficIn } from './traffic';

/** One command that a program sent, or that its script ran. */
export interface RecordedCommand {
  /** In upper case: `HSET`. */
  name: string;
  args: string[];
  /** When Redis ran it, in ms since the epoch, by Redis's clock. */
  at: number;
  /** `ip:port` of the program's end; for a script's command, of who sent the script. */
  client: string;
  /** Run by a script (EVAL), not sent by itself. */
  fromScript: boolean;
}

/** An event of the server itself. */
export interface RedisHappening {
  /** In ms since the epoch. */
  readonly at: number;
  /** A sentence's end: `stands still`. */
  readonly text: string;
}

/** A runaway program would fill the harness's memory within seconds. */
const KEPT = 200_000;

/** The harness's own commands that change something programs can see. */
const CHANGES = new Set([
  'SET',
  'HSET',
  'HINCRBY',
  'SADD',
  'ZADD',
  'ZREM',
  'LPUSH',
  'RPUSH',
  'INCRBY',
  'DEL',
  'PUBLISH',
]);

const endings: Readonly<Record<RedisEnd, string>> = {
  halted: 'is killed: connections break, and new ones are refused',
  replaced: 'is replaced by a new one',
  stopped: 'is stopped',
  died: 'has died by itself',
};

const SCRIPTS = new Set(['EVAL', 'EVALSHA', 'EVAL_RO', 'EVALSHA_RO', 'FCALL', 'FCALL_RO']);

/**
 * Records what programs send to a server, through MONITOR on a connection of its own; the harness's own commands are
 * left out. By MONITOR's nature, commands that Redis refuses (unknown, not allowed, wrong number of arguments) and those that
 * administer it (CONFIG, CLIENT KILL) do not show, and passwords are masked.
 *
 * It goes on when the server gets a new process, but may miss what a program sends in the first ms after `resume`.
 */
export class CommandRecorder {
  /** The commands so far, in the order in which Redis ran them. */
  readonly commands: RecordedCommand[] = [];
  /** How many commands came after the first 200,000, and are not in `commands`. */
  dropped = 0;
  /** What the harness itself changed, in the same order. */
  readonly own: RecordedCommand[] = [];
  /** Outages and the like. */
  readonly happenings: RedisHappening[] = [];
  readonly #server: RedisServer;
  readonly #events = new EventEmitter();
  #connection: Connection | undefined;
  #scriptOf = '';
  #closed = false;
  #unfollow: () => void = () => {};

  private constructor(server: RedisServer) {
    this.#server = server;
    this.#events.setMaxListeners(0);
  }

  /** Begins to record; every command after it has resolved is recorded. Throws a RedisError as `command` does. */
  static async start(server: RedisServer): Promise<CommandRecorder> {
    const recorder = new CommandRecorder(server);
    await recorder.#attach();
    recorder.#unfollow = server.follow({
      started: () => {
        recorder.#note('is back');
        return recorder.#attach();
      },
      ended: why => {
        recorder.#note(endings[why]);
        recorder.#detach(why);
      },
      changed: what => recorder.#note(what),
    });
    return recorder;
  }

  /** Calls `listener` for each command from now on; returns the function that ends this. */
  onCommand(listener: (command: RecordedCommand) => void): () => void {
    this.#events.on('command', listener);
    return () => this.#events.off('command', listener);
  }

  /**
   * Resolves with the first command that `predicate` accepts, recorded or still to come. Rejects with the signal's reason when
   * it is aborted, with what `predicate` throws, and with a RedisError 'not-running' when Redis ends other than by `halt`.
   */
  async waitFor(predicate: (command: RecordedCommand) => boolean, signal?: AbortSignal): Promise<RecordedCommand> {
    signal?.throwIfAborted();
    const already = this.commands.find(predicate);
    if (already !== undefined) return already;
    this.#throwIfClosed();
    return this.#until('command', predicate, signal);
  }

  /**
   * Resolves when everything that Redis has run so far is in `commands`: as long as commands come, more may be on their
   * way. A frozen Redis runs nothing. Throws a RedisError as `command` does.
   */
  async settle(): Promise<void> {
    if (this.#server.frozen) this.#throwIfClosed();
    else await this.#settleBy('echo');
  }

  /**
   * What Redis has exchanged with everybody but the harness, by its own count; only the difference between two looks
   * means something. Settles on the way. Throws as `settle` does; undefined: Redis stands still, and is not to be asked.
   */
  async traffic(): Promise<RedisTraffic | undefined> {
    if (this.#server.frozen) return undefined;
    const info = await this.#settleBy('info', ...sectionsOf(this.#server.binary.version));
    return trafficIn(String(info), this.#server.ownTraffic);
  }

  /** Whether Redis notifies clients of expired keys. Programs cannot enable that. Throws as `settle` does. */
  async announcesExpiry(): Promise<boolean> {
    const setting = await this.#server.command('config', 'get', 'notify-keyspace-events');
    return /x|A/.test(JSON.stringify(Object.values(setting as object)));
  }

  /** Sends a command with a mark, waits until MONITOR shows it and Redis replies, and returns the reply. */
  async #settleBy(name: string, ...args: string[]): Promise<unknown> {
    this.#throwIfClosed();
    const marker = randomUUID();
    const given = new AbortController();
    const before = processorTime(this.#server.pid);
    const late = setTimeout(() => given.abort(this.#silence(before)), answerTime());
    const goesOn = this.onCommand(() => void late.refresh());
    const seen = this.#until('own', line => line.args.at(-1) === marker, given.signal);
    const answered = this.#server.command(name, ...args, marker).catch(error => {
      const silent = error instanceof RedisError && error.kind === 'no-answer';
      given.abort(silent ? this.#silence(before) : error);
    });
    await seen.finally(() => {
      goesOn();
      clearTimeout(late);
    });
    return answered;
  }

  /** Why Redis does not reply. It only does what programs ask for: if it was busy, they are at fault. */
  #silence(before: number | undefined): Error {
    const worked = (processorTime(this.#server.pid) ?? 0) - (before ?? 0);
    if (before !== undefined && worked > answerTime() / 4)
      return new ProgramError('Redis answers nobody any more: it is busy with what a program has sent to it.');
    return new RedisError('no-answer', `Redis did not show a command in ${answerTime()} ms.`);
  }

  /** Forgets what was recorded. */
  clear(): void {
    this.commands.length = 0;
    this.own.length = 0;
    this.happenings.length = 0;
    this.dropped = 0;
  }

  /** Records no more; what was recorded stays. */
  close(): void {
    this.#closed = true;
    this.#unfollow();
    this.#detach('stopped');
  }

  async #attach(): Promise<void> {
    const connection = await this.#server.connect();
    connection.client.on('monitor', (_time, _args, line) => this.#take(line));
    this.#connection = connection;
    connection.lost.then(() => {
      if (this.#connection === connection) this.#detach('died');
    });
    await connection.monitor();
  }

  #note(text: string): void {
    this.happenings.push({ at: Date.now(), text });
  }

  #throwIfClosed(): void {
    if (this.#closed) throw new RedisError('misuse', 'The recorder of Redis commands was closed before.');
  }

  #detach(why: RedisEnd): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
    const error = new RedisError(
      'not-running',
      `Redis was ${why === 'died' ? 'lost' : why} while its commands were recorded.`,
    );
    this.#events.emit(why === 'halted' ? 'halted' : 'ended', error);
  }

  #take(text: string): void {
    const line = parseMonitorLine(text);
    if (line === undefined) return;
    const fromScript = line.client === 'lua';
    if (SCRIPTS.has(line.name)) this.#scriptOf = line.client;
    const client = fromScript ? this.#scriptOf : line.client;
    const command = { name: line.name, args: line.args, at: line.at, client, fromScript };
    if (this.#server.isOwn(client)) {
      if (CHANGES.has(line.name) && this.own.length < KEPT) this.own.push(command);
      this.#events.emit('own', line);
      return;
    }
    if (this.commands.length < KEPT) this.commands.push(command);
    else this.dropped += 1;
    this.#events.emit('command', command);
  }

  #until(
    event: 'command',
    accept: (command: RecordedCommand) => boolean,
    signal?: AbortSignal,
  ): Promise<RecordedCommand>;
  #until(event: 'own', accept: (line: MonitorLine) => boolean, signal?: AbortSignal): Promise<MonitorLine>;
  #until<T>(event: string, accept: (value: T) => boolean, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const look = (value: T) => {
        try {
          if (accept(value)) finish(() => resolve(value));
        } catch (error) {
          finish(() => reject(error));
        }
      };
      const aborted = () => finish(() => reject(signal?.reason));
      const ended = (error: RedisError) => finish(() => reject(error));
      const finish = (settle: () => void) => {
        this.#events.off(event, look).off('ended', ended).off('halted', ended);
        signal?.removeEventListener('abort', aborted);
        settle();
      };
      this.#events.on(event, look).on('ended', ended);
      // A halted Redis comes back, and programs with it; an answer to the harness does not.
      if (event === 'own') this.#events.on('halted', ended);
      signal?.addEventListener('abort', aborted);
    });
  }
}
