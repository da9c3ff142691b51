/**
 * A running program with its live transcript. `launcher` and `fork-server` start programs, `control` talks to the preload in each
 * of them, `runtime/` is what runs inside.
 *
 * Needs `stage` for the files, and `reaper`.
 */
import { EventEmitter } from 'node:events';
import { asByHand } from './by-hand';
import { type Control, openControl } from './control';
import type { Launch } from './launch';
import { type OwnPorts, takePorts } from './own-ports';
import { type Exit, type ProgramProcess, type StartProcess, spawnProgram } from './process';
import { Transcript } from './transcript';

/** How a program ended. */
export interface Ending extends Exit {
  /** The time, in ms since the epoch. */
  readonly at: number;
}

/** A signal that was sent to a program. */
export interface SentSignal {
  readonly name: NodeJS.Signals;
  /** In ms since the epoch. */
  readonly at: number;
}

/**
 * A running program with its live transcript. Emits `change` whenever a line arrives, a server opens or the program ends. Its
 * process leads a process group, which ends as a whole.
 */
export class Terminal extends EventEmitter<{ change: [] }> {
  readonly transcript: Transcript;
  /** Resolves when the program has ended and all that it printed has been read. */
  readonly ended: Promise<Ending>;
  readonly control: Control;
  ending: Ending | undefined;
  /** When it was started, in ms since the epoch. */
  readonly startedAt = Date.now();
  /** The signals that were sent to it. */
  readonly signals: SentSignal[] = [];
  readonly #process: ProgramProcess;

  private constructor(
    readonly launch: Launch,
    process: ProgramProcess,
    own: OwnPorts,
  ) {
    super();
    const show = asByHand(launch, process.outermost);
    this.transcript = new Transcript(show, launch.limits?.outputBytes, () => launch.clock?.now);
    this.#process = process;
    this.control = openControl(
      process.control,
      () => this.emit('change'),
      port => own.ports.includes(port),
    );
    this.ended = this.#watch().finally(own.release);
  }

  /**
   * Starts a program.
   *
   * @param start starts its process; by default, a new Node process
   * @throws Error when the process cannot be started at all
   */
  static start(launch: Launch, start: StartProcess = spawnProgram): Terminal {
    const own = takePorts();
    return new Terminal(launch, start(launch, own.ports), own);
  }

  get number(): number {
    return this.launch.number;
  }

  get program(): string {
    return this.launch.program;
  }

  /** The process id of the program and its group; undefined until it exists. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** What the terminal shows so far. */
  lines(): string[] {
    return this.transcript.texts();
  }

  /** Sends a signal to the program and its descendants; does nothing when it has ended. */
  signal(name: NodeJS.Signals): void {
    if (!this.ending) this.signals.push({ name, at: Date.now() });
    this.#process.signal(name);
  }

  /** Kills the program and its descendants, and waits until it has ended. */
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
