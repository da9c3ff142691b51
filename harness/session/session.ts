import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { HarnessError, ProgramError } from '../errors';
import { type Request, type Response, request } from '../http';
import { Books, type GivenUp, untilQuiescent } from '../quiescence';
import { type CommandRecorder, endsWait, type RecordedCommand, type RedisTraffic } from '../redis/recorder';
import type { RedisServer } from '../redis/server';
import { ceiling } from '../settings';
import { type Stage, type StagedProgram, stageSubstituted, stageWith } from '../stage/stage';
import type { Launch } from '../terminal/launch';
import type { Launcher } from '../terminal/launcher';
import type { Limits } from '../terminal/limits';
import { TrafficCount } from '../terminal/runtime/network/traffic';
import { findSurvivors, latestProcess, markName } from '../terminal/survivors';
import { Terminal } from '../terminal/terminal';
import { Changes, eventually, type Outcome, type Unmet, untilOwnTime } from '../wait';
import { missingProgram } from './missing-program';
import { SessionClock } from './session-clock';
import { SessionFolders } from './session-folders';

/** The port on which programs expect Redis. */
const redisPort = 6379;

/** What a session needs. */
export interface Surroundings {
  readonly stage: Stage;
  /** The Redis that programs find on 6379; undefined: none. Under load it has no recorder. */
  readonly redis?: {
    readonly server: Pick<RedisServer, 'port'> & Partial<Pick<RedisServer, 'pid' | 'frozen' | 'isOwn'>>;
    readonly recorder?: CommandRecorder;
  };
  /** Whether something will still happen that no program knows of, such as a delayed job. */
  readonly pending?: () => Promise<boolean>;
  /** Whether the harness moves the programs' clocks from timer to timer; otherwise they are the machine's. */
  readonly movesClocks?: boolean;
  /** Starts the programs of the stage; without it, each is a new process. */
  readonly launcher?: Launcher;
  /** Whether the preload also reports what only a trace needs. */
  readonly traced?: boolean;
}

/** A request to a server, and its outcome. Times in ms since the epoch. */
export interface Exchange {
  readonly request: Request;
  readonly at: number;
  answer?: Response;
  /** Why there is no response. */
  failure?: string;
  /** When the response was complete, or the connection broke. */
  endedAt?: number;
}

/** Options for starting a program. */
export interface RunOptions {
  /** Another program's text, or this one's with lines added. */
  readonly text?: string;
  /** The stage of another target, for a partner program. */
  readonly stage?: Stage;
  /** A module that replaces one of the programs, and imports it as `./NAME.original.js`. */
  readonly substitute?: { readonly program: string; readonly text: string };
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly limits?: Limits;
  /** A tool that runs the program (a test runner), and its own arguments before the program's path. */
  readonly tool?: { readonly main: string; readonly args: readonly string[] };
}

/** The programs of one scenario, their terminals, and the Redis between them. */
export class Session {
  readonly terminals = new Map<number, Terminal>();
  readonly changes = new Changes();
  readonly #mark = randomUUID();
  readonly #folders: SessionFolders;
  /** The last process id before its first process. */
  #before: number | undefined;
  readonly #stopListening: () => void;
  readonly #clock: SessionClock | undefined;
  readonly #sentAt = new WeakMap<RecordedCommand, number>();
  /** The requests to servers, in order. */
  readonly exchanges: Exchange[] = [];
  readonly #requests = new TrafficCount();
  /** Taken before the first program, so that all later traffic of Redis is with programs. */
  #books: Promise<Books> | undefined;
  readonly #deliveries = new Set<Promise<void>>();
  readonly #givenUp: GivenUp = { longest: 0 };

  constructor(private readonly surroundings: Surroundings) {
    this.#folders = new SessionFolders(surroundings.stage, surroundings.launcher);
    this.#clock = surroundings.movesClocks ? new SessionClock() : undefined;
    const heard = (command: RecordedCommand) => {
      if (this.#clock) this.#sentAt.set(command, this.#clock.now);
      this.changes.happened();
    };
    this.#stopListening = surroundings.redis?.recorder?.onCommand(heard) ?? (() => {});
  }

  get stage(): Stage {
    return this.surroundings.stage;
  }

  /**
   * Starts a program of the target in a terminal of its own.
   *
   * @throws ProgramError when the target has no such program
   */
  run(number: number, name: string, options: RunOptions = {}): Terminal {
    const stage = this.#stageFor(name, options);
    const program = this.program(name, stage);
    return this.#open(number, stage, {
      program: name,
      main: options.tool?.main ?? program.path,
      args: [...(options.tool ? [...options.tool.args, program.path] : []), ...(options.args ?? [])],
      // babel-node's polyfills are not for a tool.
      first: options.tool ? [] : stage.first,
      ...(options.env && { env: options.env }),
      ...(options.limits && { limits: options.limits }),
    });
  }

  /**
   * Starts a tool of the harness itself, not a program of the target, and types lines into it.
   *
   * @param command the tool and its arguments; it may do whatever the harness may
   */
  type(number: number, command: readonly [string, ...string[]], lines: string, env: Record<string, string>): Terminal {
    const program = basename(command[0]);
    return this.#open(number, this.stage, { program, main: command[0], command, input: `${lines}\n`, env });
  }

  #open(number: number, stage: Stage, what: Pick<Launch, 'program' | 'main'> & Partial<Launch>): Terminal {
    if (this.terminals.has(number)) throw new HarnessError(`Terminal ${number} is taken already.`);
    const { launcher, redis, traced = false } = this.surroundings;
    if (this.terminals.size === 0) this.#before = latestProcess();
    this.#books ??= this.#openBooks();
    const scratch = what.command ? this.#folders.forTool() : this.#folders.forProgram(stage);
    const own = (path: string): string => path.replace(stage.files, scratch);
    const launch: Launch = {
      ...what,
      main: own(what.main),
      args: (what.args ?? []).map(own),
      first: what.first ?? [],
      packages: join(this.#folders.around, 'node_modules'),
      number,
      stage: stage.folder,
      target: stage.target,
      scratch,
      ports: { [redisPort]: redis?.server.port ?? 0 },
      ...(this.#clock && { clock: this.#clock }),
      traced,
      env: { ...what.env, [markName]: this.#mark },
    };
    // A launcher starts programs of its stage, or of a stage made from it.
    const starter = stage.target === this.stage.target ? launcher : undefined;
    const terminal = starter?.start(launch) ?? Terminal.start(launch);
    terminal.on('change', this.changes.happened);
    this.terminals.set(number, terminal);
    return terminal;
  }

  /** The target with another text for one program, or one more program, in this session's own folder. */
  stageWith(name: string, text: string): Stage {
    return stageWith(this.stage, name, text, this.#folders.placeForStage());
  }

  #stageFor(name: string, { text, substitute, stage }: RunOptions): Stage {
    if (stage) return stage;
    if (text !== undefined) return this.stageWith(name, text);
    if (!substitute) return this.stage;
    this.program(substitute.program);
    return stageSubstituted(this.stage, substitute.program, substitute.text, this.#folders.placeForStage());
  }

  /** @throws ProgramError when the target has no such program */
  program(name: string, stage = this.stage): StagedProgram {
    const program = stage.programs.get(name);
    if (!program) throw new ProgramError(missingProgram(name, stage));
    return program;
  }

  /** The time on the programs' clock, in ms since the session began; undefined: their clock is the machine's. */
  get programTime(): number | undefined {
    return this.#clock?.now;
  }

  /** When a command was sent, on the same clock. */
  programTimeOf(command: RecordedCommand): number | undefined {
    return this.#sentAt.get(command);
  }

  /** @throws HarnessError when nothing was started in it; the feature is at fault */
  terminal(number: number): Terminal {
    const terminal = this.terminals.get(number);
    if (!terminal) throw new HarnessError(`Nothing runs in terminal ${number} yet.`);
    return terminal;
  }

  /** Sends a request to a server; it counts as under way until the response is complete. */
  async request(asked: Request): Promise<Response> {
    let delivered = () => {};
    const delivery = new Promise<void>(resolve => {
      delivered = resolve;
    });
    this.#deliveries.add(delivery);
    const exchange: Exchange = { request: asked, at: Date.now() };
    this.exchanges.push(exchange);
    try {
      exchange.answer = await request(asked, undefined, delivered, this.#requests);
      return exchange.answer;
    } catch (error) {
      exchange.failure = (error as Error).message;
      throw error;
    } finally {
      exchange.endedAt = Date.now();
      delivered();
      this.#deliveries.delete(delivery);
      this.changes.happened();
    }
  }

  /**
   * Waits until a condition returns a value, as long as something can still happen.
   *
   * @param condition checks the present state; undefined means "not yet"
   */
  until<T>(condition: () => Promise<T | undefined> | T | undefined, longest = ceiling()): Promise<Outcome<T>> {
    return eventually(condition, { changes: this.changes, over: signal => this.#over(longest, signal) });
  }

  /**
   * Waits until nothing more is under way: what has not happened by then will not happen. Without Redis, clients reconnect
   * forever, so it does not wait.
   */
  async settle(): Promise<void> {
    if (!this.surroundings.redis) return;
    // On a busy machine a program may take longer to start than to do all that it does.
    await this.until(() => this.#allStarted() || undefined);
    await this.until(() => undefined);
  }

  /** Waits until nothing is under way at the present time of the programs' clock: no timer of theirs fires meanwhile. */
  async standStill(): Promise<void> {
    const over = (signal: AbortSignal) => this.#over(0, signal);
    await eventually(() => undefined, { changes: this.changes, over });
  }

  /**
   * Ends every program and tidies up; afterwards nothing of the session is left.
   *
   * @throws HarnessError when a process outlived its program's group (it has been ended all the same)
   */
  async close(): Promise<void> {
    await Promise.all([...this.terminals.values()].map(terminal => terminal.kill()));
    this.#stopListening();
    const survivors = this.terminals.size > 0 ? findSurvivors(this.#mark, this.#before) : [];
    for (const pid of survivors) process.kill(pid, 'SIGKILL');
    this.#folders.close(survivors.length > 0);
    if (survivors.length > 0) throw new HarnessError(`Processes outlived their programs: ${survivors.join(', ')}.`);
  }

  #allStarted(): boolean {
    return [...this.terminals.values()].every(({ control, ending }) => control.started || ending !== undefined);
  }

  async #openBooks(): Promise<Books> {
    // Without it, what differs is looked at once, and written off.
    return new Books(await this.surroundings.redis?.recorder?.traffic().catch(() => undefined));
  }

  /** Resolves when a wait is over: it may last so many ms on the programs' clock, or of the programs' own time. */
  #over(longest: number, signal: AbortSignal): Promise<Unmet> {
    // A wait of no time at all still takes some, until nothing is under way.
    const own = longest || ceiling();
    const given = untilOwnTime(own, () => this.#processes(), signal).then(() => 'ceiling' as const);
    return Promise.race([this.#quiescence(longest, signal), given]);
  }

  /** Whether Redis does something by its own clock that a program would hear of. */
  async #redisGoesOn({ blocked, expiring }: RedisTraffic): Promise<boolean> {
    const recorder = this.surroundings.redis?.recorder;
    if (!recorder) return false;
    return (blocked > 0 && endsWait(recorder.commands)) || (expiring > 0 && (await recorder.announcesExpiry()));
  }

  #processes(): number[] {
    const { server } = this.surroundings.redis ?? {};
    const programs = [...this.terminals.values()].filter(({ ending }) => !ending).map(({ pid }) => pid);
    return [...programs, server?.frozen ? undefined : server?.pid].filter(pid => pid !== undefined) as number[];
  }

  async #quiescence(longest: number, signal: AbortSignal): Promise<Unmet> {
    const { redis, pending = async () => false } = this.surroundings;
    const terminals = [...this.terminals.values()];
    this.#books ??= this.#openBooks();
    return untilQuiescent(
      {
        terminals,
        changes: this.changes,
        clock: this.#clock,
        books: await this.#books,
        pending,
        givenUp: this.#givenUp,
        delivered: async () => void (await Promise.all(this.#deliveries)),
        redisTraffic: async () => redis?.recorder?.traffic(),
        hasRedis: redis?.recorder !== undefined,
        isOwnPort: port => redis?.server.isOwn?.(`127.0.0.1:${port}`) ?? false,
        redisGoesOn: traffic => this.#redisGoesOn(traffic),
        harnessTraffic: () => this.#requests.sum(),
        ports: () =>
          new Set([redis?.server.port ?? 0, ...terminals.flatMap(({ control }) => [...control.servers.values()])]),
      },
      longest,
      signal,
    );
  }
}
