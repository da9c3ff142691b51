import { EventEmitter } from 'node:events';
import type { Duplex, Readable } from 'node:stream';
import { execa } from 'execa';
import { keep, release } from '../keeper/keeper';
import { servedRoots } from '../stage/served';
import { type Control, openControl } from './control';
import { fewThings, type Limits, limitedShell, nodeFlags } from './limits';
import { runtimeFolder } from './runtime-folder';
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
export interface Ending {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** When, in ms since the epoch. */
  readonly at: number;
}

/**
 * A running program with its live transcript. Emits `change` whenever a line arrives, a server opens or the program
 * ends. Its process leads a group of its own, which ends whole.
 */
export class Terminal extends EventEmitter<{ change: [] }> {
  readonly transcript: Transcript;
  readonly startedAt = Date.now();
  /** Resolves when the program has ended and all that it printed has been read. */
  readonly ended: Promise<Ending>;
  readonly control: Control;
  ending: Ending | undefined;
  readonly #group: number;

  private constructor(
    readonly launch: Launch,
    child: ReturnType<typeof spawnProgram>,
  ) {
    super();
    this.transcript = new Transcript(asByHand(launch), launch.limits?.outputBytes);
    this.#group = child.pid ?? 0;
    this.control = openControl(child.stdio[3] as Duplex, () => this.emit('change'));
    this.ended = this.#watch(child);
  }

  /**
   * Starts a program; the transcript fills from then on.
   *
   * @throws Error when the process cannot be started at all
   */
  static start(launch: Launch): Terminal {
    const child = spawnProgram(launch);
    if (child.pid === undefined) throw new Error(`cannot start ${process.execPath}`);
    keep(`group ${child.pid}`);
    return new Terminal(launch, child);
  }

  get number(): number {
    return this.launch.number;
  }

  get program(): string {
    return this.launch.program;
  }

  /** The process group, which is also the id of the program's own process. */
  get pid(): number {
    return this.#group;
  }

  /** What the terminal shows so far. */
  lines(): string[] {
    return this.transcript.texts();
  }

  /** Sends a signal to the program and all that it started; nothing happens when it has ended already. */
  signal(name: NodeJS.Signals): void {
    try {
      process.kill(-this.#group, name);
    } catch {
      // It ended in this very moment.
    }
  }

  /** Ends the program and whatever it started, at once, and waits until it is gone. */
  async kill(): Promise<Ending> {
    this.signal('SIGKILL');
    return this.ended;
  }

  async #watch(child: ReturnType<typeof spawnProgram>): Promise<Ending> {
    const output = child.stdout as Readable;
    output.on('data', (chunk: Buffer) => {
      if (!this.transcript.add(chunk)) this.signal('SIGKILL');
      this.emit('change');
    });
    // Something that the program left behind may hold its output open: it ends with the program.
    child.once('exit', () => this.signal('SIGKILL'));
    // The process may end before all that it printed has been read.
    const [{ exitCode, signal }] = await Promise.all([child, new Promise(resolve => output.once('close', resolve))]);
    this.transcript.end();
    release(`group ${this.#group}`);
    this.ending = { exitCode, signal, at: Date.now() };
    this.control.close();
    this.emit('change');
    return this.ending;
  }
}

/** Turns the places of this run into those that the learner knows: their own folder, and the packages in it. */
function asByHand({ stage, target }: Launch): (text: string) => string {
  const roots = servedRoots();
  return text =>
    roots.reduce((said, root) => said.replaceAll(root, `${target}/node_modules/`), text.replaceAll(stage, target));
}

/** Node's command line for a program under test. */
function nodeCommand({ main, args = [], stage, scratch, limits = fewThings }: Launch): string[] {
  const runtime = runtimeFolder();
  const flags = [...nodeFlags([`${stage}/`, `${runtime}/`], scratch), ...(limits.flags ?? [])];
  return [process.execPath, ...flags, '--require', `${runtime}/preload.js`, main, ...args];
}

function spawnProgram(launch: Launch) {
  const { scratch, ports, env, input, limits = fewThings, command = nodeCommand(launch) } = launch;
  const child = execa('/bin/sh', ['-c', limitedShell(limits), 'sh', ...command], {
    cwd: scratch,
    detached: true,
    // The harness ends groups itself, and the keeper does where the harness cannot.
    cleanup: false,
    reject: false,
    buffer: false,
    encoding: 'buffer',
    stripFinalNewline: false,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', 'pipe'],
    extendEnv: false,
    env: {
      PATH: process.env.PATH ?? '/usr/bin:/bin',
      HOME: scratch,
      TMPDIR: scratch,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      QUEUING_SPEC_RUNTIME: JSON.stringify({ ports }),
      ...env,
    },
  });
  // It may end before it has read all of it.
  child.stdin?.on('error', () => {}).end(input);
  return child;
}
