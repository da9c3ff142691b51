import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Duplex, Readable } from 'node:stream';
import { HarnessError } from '../errors';
import { reapWithHarness, release } from '../reaper/reaper';
import { harmlessPackages } from '../stage/served';
import type { Stage } from '../stage/stage';
import { koffiPath } from './koffi';
import { type Launch, runtimeSettings } from './launch';
import { fewThings, limitedShell, nodeFlags } from './limits';
import { type Exit, environment, listedFolders, type ProgramProcess, signalGroup } from './process';
import type { LaunchOrder, Order, ServerSettings } from './runtime/fork-server';
import { runtimeFolder } from './runtime-folder';

/** How many programs one server becomes; each has two descriptors waiting for it from the start. */
const capacity = 120;
/** Where a server's orders come, and behind it the descriptors of its programs. */
const ordersAt = 3;
const firstDescriptor = ordersAt + 1;
/** The stack of a thread: the server's own, and those of its programs. */
const serverStackKilobytes = 4096;
const programStackBytes = 8 * 1024 * 1024;

/**
 * A child has none of the server's threads, so that V8 must do without; and it pays for each page of memory that it touches
 * with a copy, so that a collection of garbage which a short program can do without is dear. What the server has compiled, and
 * keeps, no child compiles; and large pages of code, where the system has them, spare each child a few hundred page faults.
 */
const serverFlags = [
  ...['--allow-addons', '--single-threaded', '--initial-heap-size=200'],
  ...['--no-lazy', '--no-flush-bytecode', '--use-largepages=silent'],
];

/** How no program of JavaScript ends by its own doing. */
const crashes: ReadonlySet<string | undefined> = new Set(['SIGSEGV', 'SIGBUS', 'SIGILL']);

/** How stack traces end in a Node of its own; known once a server of this process has been ready. */
let outermost: string | undefined;

/** What a server says: that it can be used (and how its own stack traces end), that a program runs, how one ended. */
type Answer = { ready: string } | { launched: number; pid: number } | { reaped: number; status: number };

/**
 * A process that has loaded what the programs of one stage import, and becomes one of them, by fork(2), at each launch: what
 * costs most in a launch, the start of Node and of the libraries, is done once. Where that does not work (another system
 * than Linux with its C library, a Node that is built otherwise) it never gets ready, and nothing else happens.
 */
export class ForkServer {
  /** Resolves once it can be used, with true, or has ended before, with false. */
  readonly started: Promise<boolean>;
  readonly #child: ChildProcess;
  readonly #gone: Promise<never>;
  readonly #launched = new Map<number, (pid: number) => void>();
  readonly #reaped = new Map<number, (exit: Exit) => void>();
  #ended = false;
  #next = firstDescriptor;

  /**
   * @param folder what its programs may read beside the stage
   * @param scratch where they may write
   */
  constructor(stage: Stage, folder: string, scratch: string) {
    const child = startServer(stage, folder, scratch, koffiPath() ?? '');
    this.#child = child;
    if (child.pid !== undefined) reapWithHarness(`group ${child.pid}`);
    // Where it could not even be started there is no end of it.
    const closed = new Promise<void>(resolve => child.once('close', () => resolve()).once('error', () => resolve()));
    this.started = new Promise(resolve => {
      void closed.then(() => resolve(false));
      if (!child.stdout) return;
      const answers = createInterface({ input: child.stdout });
      answers.on('line', line => {
        const answer: Answer = JSON.parse(line);
        if ('ready' in answer) resolve(true);
        this.#take(answer);
      });
      // When it dies, what was on its way is lost: its end tells enough.
      for (const line of [answers, ...child.stdio]) line?.on('error', () => {});
    });
    this.#gone = closed.then(() => {
      this.#ended = true;
      if (child.pid !== undefined) release(`group ${child.pid}`);
      throw new HarnessError('The server from which programs are forked has ended.');
    });
    // Whoever has a program of it is told.
    this.#gone.catch(() => {});
  }

  /**
   * Whether a program can be launched from it: at once, or, when an earlier server of this process was ready, as soon as
   * this one is too.
   */
  get ready(): boolean {
    return outermost !== undefined && !this.#ended && this.#next < firstDescriptor + 2 * capacity;
  }

  /** Becomes a program. Only while it is `ready`. */
  launch(launch: Launch, ownPorts: readonly number[]): ProgramProcess {
    const { main, args = [], stage, scratch, env = {} } = launch;
    const [output, control] = [this.#next, this.#next + 1];
    this.#next += 2;
    const whole = { ...environment(scratch), PWD: scratch, ...env };
    return this.#follow({
      output,
      control,
      listed: listedFolders(stage),
      main,
      args,
      folder: scratch,
      env: whole,
      ...runtimeSettings(launch, ownPorts),
    });
  }

  /** Ends it, and with it every program that it has become. */
  async end(): Promise<void> {
    const { pid } = this.#child;
    if (pid !== undefined) signalGroup(pid, 'SIGKILL');
    for (const stream of this.#child.stdio ?? []) stream?.destroy();
    await this.#gone.catch(() => {});
  }

  #follow(launch: LaunchOrder): ProgramProcess {
    const output = this.#child.stdio[launch.output] as Readable;
    const control = this.#child.stdio[launch.control] as Duplex;
    const closed = once(output, 'close');
    let pid: number | undefined;
    let ended = false;
    const launched = new Promise<number>(resolve => this.#launched.set(launch.output, resolve));
    const follow = async (): Promise<Exit> => {
      const id = await launched;
      if (id < 0) throw new HarnessError('The system lets no further process start.');
      pid = id;
      await closed;
      // Whoever closes its output has ended, or ends now.
      signalGroup(id, 'SIGKILL');
      const reaped = new Promise<Exit>(resolve => this.#reaped.set(id, resolve));
      this.#tell({ reap: id });
      const exit = await reaped;
      ended = true;
      if (crashes.has(exit.signal)) throw new HarnessError(`A forked process has crashed: ${exit.signal}.`);
      return exit;
    };
    const exited = Promise.race([follow(), this.#gone]);
    exited.catch(() => {});
    this.#tell({ launch });
    return {
      get pid() {
        return pid;
      },
      output,
      control,
      ...(outermost !== undefined && { outermost }),
      exited,
      signal: name => void launched.then(id => ended || signalGroup(id, name)),
    };
  }

  #tell(order: Order): void {
    (this.#child.stdio[ordersAt] as Duplex).write(`${JSON.stringify(order)}\n`);
  }

  #take(answer: Answer): void {
    if ('ready' in answer) outermost = answer.ready;
    else if ('launched' in answer) this.#launched.get(answer.launched)?.(answer.pid);
    else this.#reaped.get(answer.reaped)?.(exitOf(answer.status));
  }
}

function startServer(stage: Stage, folder: string, scratch: string, koffi: string): ChildProcess {
  const runtime = runtimeFolder();
  const settings: ServerSettings = {
    beside: `${stage.folder}/package.json`,
    packages: imported(stage),
    first: stage.first,
    koffi,
    proved: outermost !== undefined,
    lastDescriptor: firstDescriptor + 2 * capacity - 1,
    stackBytes: programStackBytes,
  };
  const readable = [`${stage.folder}/`, `${runtime}/`, `${folder}/`];
  const flags = [...nodeFlags(readable, scratch), ...(fewThings.flags ?? []), ...serverFlags];
  const command = [process.execPath, ...flags, `${runtime}/fork-server.js`, JSON.stringify(settings)];
  const shell = `ulimit -S -s ${serverStackKilobytes}; ${limitedShell(fewThings, 'ignore')}`;
  return spawn('/bin/sh', ['-c', shell, 'sh', ...command], {
    cwd: scratch,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore', 'pipe', ...Array<'pipe'>(2 * capacity).fill('pipe')],
    env: environment(scratch),
  });
}

/** The served packages that the programs of a stage import, and what runs its test suites. */
function imported({ programs }: Stage): string[] {
  const texts = [...programs.values()].map(program => readFileSync(program.path, 'utf8'));
  const named = (name: string) => texts.some(text => text.includes(`'${name}'`) || text.includes(`"${name}"`));
  return harmlessPackages.filter(
    name => named(name) || (name === 'mocha' && [...programs.keys()].some(program => program.endsWith('.test'))),
  );
}

/** Reads a status as waitpid(2) gives it. */
function exitOf(status: number): Exit {
  const number = status & 0x7f;
  if (number === 0) return { exitCode: (status >> 8) & 0xff, signal: undefined };
  const signal = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return { exitCode: undefined, signal: signal ?? `signal ${number}` };
}
