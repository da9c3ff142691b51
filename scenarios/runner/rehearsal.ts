import { HarnessError, ProgramError } from '../../harness/errors';
import { type Response, request } from '../../harness/http';
import { KueDriver, KueInspector } from '../../harness/kue';
import { type RunOptions, Session } from '../../harness/session/session';
import { ceiling } from '../../harness/settings';
import type { Stage } from '../../harness/stage/stage';
import type { Limits } from '../../harness/terminal/limits';
import type { Terminal } from '../../harness/terminal/terminal';
import type { Latency } from './latency';
import { type Rush, type Rushed, rush } from './load';
import type { ScenarioRedis } from './redis';
import type { Screen, Work } from './screen';

/** Programs of rehearsals have a lot to do and to print. */
const manyThings: Limits = { cpuSeconds: 3600, outputBytes: 256 * 1024 * 1024 };

/** Options of a new terminal. */
export interface Opening extends Pick<RunOptions, 'env' | 'text'> {
  /** How many of its lines are shown; default: all. */
  readonly shown?: number;
}

/** A program that serves HTTP. */
export interface Server {
  readonly terminal: Terminal;
  /** Its real port. */
  readonly port: number;
}

/** What the programs of a play need. */
export interface Stand {
  readonly stage: Stage;
  readonly redis: ScenarioRedis;
  readonly screen: Screen;
  readonly latency: Latency;
}

/** One play of a scenario: its terminals, and the means to wait for what they do. */
export class Rehearsal {
  readonly redis: ScenarioRedis;
  readonly stage: Stage;
  readonly jobs: KueInspector;
  readonly driver: KueDriver;
  readonly #session: Session;
  readonly #stopListening: () => void;
  #over = false;

  constructor(private readonly stand: Stand) {
    const { stage, redis } = stand;
    this.stage = stage;
    this.redis = redis;
    this.jobs = new KueInspector(redis);
    this.driver = new KueDriver(redis);
    this.#session = new Session({ stage, redis: { server: redis } });
    this.#stopListening = redis.onJobEvent(this.#session.changes.happened);
  }

  /** Starts a program in the next terminal, and shows what it prints. */
  open(program: string, { shown = Number.POSITIVE_INFINITY, ...options }: Opening = {}): Terminal {
    this.#requireGoing();
    const number = this.#session.terminals.size + 1;
    const terminal = this.#session.run(number, program, { ...options, limits: manyThings });
    let seen = 0;
    const show = (): void => {
      for (; seen < terminal.transcript.lines.length; seen += 1) {
        if (seen < shown) this.stand.screen.laneLine(number, program, terminal.transcript.lines[seen]?.text ?? '');
        else if (seen === shown) this.stand.screen.laneLine(number, program, '… (its further lines are not shown)');
      }
    };
    terminal.on('change', show);
    return terminal;
  }

  /** Starts a program and waits until it listens, on whatever port it asks for. */
  async serve(program: string, opening?: Opening): Promise<Server> {
    const terminal = this.open(program, opening);
    const port = await this.until(`${program} listens`, () => {
      if (terminal.ending) throw new ProgramError(`${program} ended before it listened.`);
      return [...terminal.control.servers.values()][0];
    });
    return { terminal, port };
  }

  /** Waits for a line of a terminal, also among earlier lines, and returns it. */
  shows(terminal: Terminal, line: RegExp): Promise<string> {
    return this.until(`${terminal.program} shows ${line}`, () => {
      const found = terminal.lines().find(text => line.test(text));
      if (found === undefined && terminal.ending)
        throw new ProgramError(`${terminal.program} ended without a line like ${line}.`);
      return found;
    });
  }

  /**
   * Waits until a condition returns a value. Checks it again whenever a terminal prints, opens a port or ends, and whenever Kue
   * reports on a job.
   *
   * @param what what it waits for, as a clause: `every job has ended`
   * @throws ProgramError when nothing at all happens for twice the longest wait of the specification
   */
  async until<T>(what: string, condition: () => Promise<T | undefined> | T | undefined): Promise<T> {
    const { changes } = this.#session;
    for (let over = false; ; ) {
      this.#requireGoing();
      const seen = changes.version;
      const value = await condition();
      if (value !== undefined) return value;
      if (over) throw new ProgramError(`In vain was waited until ${what}: nothing has happened for ${silence()} ms.`);
      over = await isStillAfter(changes.since(seen), silence());
    }
  }

  /** Something has happened: `until` should check its condition. */
  readonly happened = (): void => this.#session.changes.happened();

  /**
   * Sends a request and records its time.
   *
   * @param delivered called when the whole request has been sent
   * @throws ProgramError when the connection is refused or broken off
   */
  async ask({ port }: Pick<Server, 'port'>, path: string, delivered?: () => void): Promise<Response> {
    const answer = await request({ port, path }, undefined, delivered).catch((error: Error) => {
      throw new ProgramError(`GET ${path} got no answer: ${error.message}`);
    });
    this.stand.latency.record(answer.durationMs);
    return answer;
  }

  /** Many clients send requests at the same time; records the time of each response. */
  rush(options: Rush): Promise<Rushed> {
    return rush(options, this.stand.latency);
  }

  /** Shows the progress of work. */
  work(what: string, unit: string, total: number): Work {
    return this.stand.screen.work(what, unit, total);
  }

  /** Prints a line about the play itself. */
  say(text: string): void {
    this.stand.screen.line(this.stand.screen.paint('grey', `— ${text}`));
  }

  /** Ends every program. Only the data in Redis stay. */
  async close(): Promise<void> {
    this.#over = true;
    this.#stopListening();
    this.stand.screen.end();
    await this.#session.close();
  }

  /** After an interruption the end of a program must not make the play start another. */
  #requireGoing(): void {
    if (this.#over) throw new HarnessError('The play is over.');
  }
}

function silence(): number {
  return 2 * ceiling();
}

async function isStillAfter(change: Promise<void>, ms: number): Promise<boolean> {
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<true>(resolve => {
    clock = setTimeout(resolve, ms, true);
  });
  const still = await Promise.race([change.then(() => false), late]);
  clearTimeout(clock);
  return still;
}

/** The JSON of a response as an object; throws a ProgramError when it is not one. */
export function jsonOf({ text, json }: Pick<Response, 'text' | 'json'>): Record<string, unknown> {
  if (typeof json === 'object' && json !== null) return json as Record<string, unknown>;
  throw new ProgramError(`An answer is no JSON: ${text.slice(0, 200)}`);
}
