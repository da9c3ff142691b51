import { EventEmitter } from 'node:events';
import { asByHand } from './by-hand';
import { type Control, openControl } from './control';
import type { Limits } from './limits';
import { type Exit, type ProgramProcess, spawnProgram } from './process';
import { Transcript } from './transcript';

/** What to run, and where. */
export interface Launch {
  /** The number by which the feature calls this terminal. */
  readonly number: number;
  /** The program's name, as the exercise names it. */
  readonly program: string;
  /** What Node starts: a staged program, or a tool such as a test runner. */
  readonly main: string;
  readonly args?: readonly string[];
  /** What is started instead of Node where no program of the target runs: a tool of the harness's own, and its arguments. */
  readonly command?: readonly string[];
  /** What is typed, to its end; without it there is nothing to be read. */
  readonly input?: string;
  /** The stage's folder; the program may read it. */
  readonly stage: string;
  /** The learner's folder, which stands in transcripts where the stage's would. */
  readonly target: string;
  /** An empty folder of this terminal's own: the working directory, and the only place to write. */
  readonly scratch: string;
  /** From the ports that the program dials to where the services are; 0: nothing is there. */
  readonly ports: Readonly<Record<string, number>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: what a few jobs or requests need. */
  readonly limits?: Limits;
}

/** How a program ended. */
export interface Ending extends Exit {
  /** When, in ms since the epoch. */
  readonly at: number;
}

/**
 * A running program with its live transcript. Emits `change` whenever a line arrives, a server opens or the program
 * ends. Its process leads a group of its own, which ends whole.
 */
export class Terminal extends EventEmitter<{ change: [] }> {
  readonly transcript: Transcript;
  /** Resolves when the program has ended and all that it printed has been read. */
  readonly ended: Promise<Ending>;
  readonly control: Control;
  ending: Ending | undefined;
  readonly #process: ProgramProcess;

  private constructor(
    readonly launch: Launch,
    process: ProgramProcess,
  ) {
    super();
    this.transcript = new Transcript(asByHand(launch, process.outermost), launch.limits?.outputBytes);
    this.#process = process;
    this.control = openControl(process.control, () => this.emit('change'));
    this.ended = this.#watch();
  }

  /**
   * Starts a program; the transcript fills from then on.
   *
   * @param start gives it a process; by default, a Node of its own
   * @throws Error when the process cannot be started at all
   */
  static start(launch: Launch, start: (launch: Launch) => ProgramProcess = spawnProgram): Terminal {
    return new Terminal(launch, start(launch));
  }

  get number(): number {
    return this.launch.number;
  }

  get program(): string {
    return this.launch.program;
  }

  /** The program's own process, and its group; undefined while it is still to come. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** What the terminal shows so far. */
  lines(): string[] {
    return this.transcript.texts();
  }

  /** Sends a signal to the program and all that it started; nothing happens when it has ended already. */
  signal(name: NodeJS.Signals): void {
    this.#process.signal(name);
  }

  /** Ends the program and whatever it started, at once, and waits until it is gone. */
  async kill(): Promise<Ending> {
    this.signal('SIGKILL');
    return this.ended;
  }

  async #watch(): Promise<Ending> {
    const { output, exited } = this.#process;
    output.on('data', (chunk: Buffer) => {
      if (!this.transcript.add(chunk)) this.signal('SIGKILL');
      this.emit('change');
    });
    // The process may end before all that it printed has been read.
    const [exit] = await Promise.all([exited, new Promise(resolve => output.once('close', resolve))]);
    this.transcript.end();
    this.ending = { ...exit, at: Date.now() };
    this.control.close();
    this.emit('change');
    return this.ending;
  }
}
