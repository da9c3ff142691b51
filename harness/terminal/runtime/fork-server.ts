/**
 * A fork server (as AFL calls it; Android's zygote is one too): a process that has loaded all that the programs of a stage
 * import, and becomes each of them in turn by fork(2). What a launch costs most, Node's own start and the libraries, is
 * thus paid once. Its orders come on descriptor 3, one JSON text a line; its answers go to standard output.
 */
import { readSync, writeSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { forgetRuntime, refuseAddons } from './confinement/addons';
import type { Fenced } from './confinement/landlock';
import { prepareProgram, type RuntimeSettings, reachable } from './program';
import { openSystem } from './system';
import { warmUp } from './warm-up';

/** How the server is started: one JSON text, its only argument. */
export interface ServerSettings {
  /** A file in whose place the packages are looked for. */
  readonly beside: string;
  readonly packages: readonly string[];
  /** What is loaded before any program, by path. */
  readonly first: readonly string[];
  readonly koffi: string;
  /** Whether an earlier server has proved that forking works here. */
  readonly proved: boolean;
  /** The last of the descriptors that are for programs, which use them in their order. */
  readonly lastDescriptor: number;
  /** The stack that a thread of a program may have, in bytes: more than those of the server's own have. */
  readonly stackBytes: number;
}

/** An order to become a program. */
export interface LaunchOrder extends RuntimeSettings {
  /** The descriptor of its output, and that of its line to the terminal. */
  readonly output: number;
  readonly control: number;
  /** The folders that it may list, beside its own. */
  readonly listed: readonly string[];
  readonly main: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What the server is told: to become a program, or to tell how one ended. */
export type Order = { readonly launch: LaunchOrder } | { readonly reap: number };

const orders = 3;
const settings: ServerSettings = JSON.parse(process.argv[2] ?? '{}');
/** The last line of a stack trace, as in any program. */
const outermost = new Error().stack?.split('\n').at(-1) ?? '';
const system = openSystem(settings.koffi);
system.workAlone();
// It has all of that by now.
refuseAddons();
forgetRuntime(__dirname);
let begin: ReturnType<typeof prepareProgram>;

// In turns: what one leaves to be done is over before the next one begins, also in the threads that a child will not have.
warmUp();
process.once('beforeExit', () => {
  begin = prepareProgram();
  loadPackages();
  process.once('beforeExit', () => {
    // Else each child would finish, page by copied page, what the collector has begun here.
    collectGarbage();
    if (!settings.proved && proveForking() === 'child') return;
    answer({ ready: outermost });
    serve();
  });
  // Or the first turn would be the last.
  setImmediate(() => {});
});

function loadPackages(): void {
  for (const module of settings.first) require(module);
  const load = createRequire(settings.beside);
  for (const name of settings.packages) {
    try {
      load(name);
    } catch {
      // The program that imports it is told.
    }
  }
}

/** Ends when there are no more orders, or in a child with the program that this process is to become. */
function serve(): void {
  for (let order = readOrder(); order; order = readOrder()) {
    if ('reap' in order) answer({ reaped: order.reap, status: system.wait(order.reap) });
    else if (fork(order.launch) === 'child') {
      become(order.launch);
      return;
    }
  }
}

/**
 * Forks once to see that a child can do what programs do: take its turns, collect garbage, and end with its exit code; and
 * that it can be kept to its own folder. Where it cannot, this server never says that it is ready.
 *
 * @throws Error when the child ended otherwise
 */
function proveForking(): 'parent' | 'child' {
  const proof = 42;
  const pid = forkFenced({ listed: [], own: process.cwd(), connect: [], listen: [] });
  if (pid === 0) {
    system.endWithParent();
    system.ownLoop();
    leaveEarly();
    setImmediate(() => {
      collectGarbage();
      process.exitCode = proof;
    });
    return 'child';
  }
  const status = system.wait(pid);
  if (status !== proof << 8) throw new Error(`a child ended with ${status}`);
  return 'parent';
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  setFlagsFromString('--no-expose-gc');
}

/**
 * Forks a child that is kept to what is its own: Node's permissions are those of the server, all of whose programs write below
 * one folder.
 *
 * @returns as fork(2) does
 */
function forkFenced(reach: Fenced): number {
  const fence = system.makeFence(reach);
  const pid = system.fork();
  if (pid === 0) system.enterFence(fence);
  else system.close(fence);
  return pid;
}

function fork({ output, control, listed, folder, ...reach }: LaunchOrder): 'parent' | 'child' {
  const pid = forkFenced({ listed, own: folder, connect: reachable(reach), listen: reach.ownPorts });
  if (pid === 0) return 'child';
  // Here and there: whoever comes first, it is done before anybody signals the group.
  if (pid > 0) system.leadGroup(pid);
  system.close(output);
  system.close(control);
  answer({ launched: output, pid });
  return 'parent';
}

function become({ output, control, main, args, folder, env, ...scenario }: LaunchOrder): void {
  system.endWithParent();
  system.leadGroup(0);
  // Else a new thread could be given the stack of one of the server's, for whose end Node then waits as it ends.
  system.setStack(settings.stackBytes);
  system.duplicate(output, 1);
  system.duplicate(output, 2);
  system.duplicate(control, 3);
  // Those of earlier programs are closed, and may be libuv's own by now.
  system.closeRange(output, settings.lastDescriptor);
  system.ownLoop();
  Object.defineProperty(process, 'pid', { value: system.processId(), enumerable: true, configurable: true });
  process.argv = [process.execPath, main, ...args];
  process.chdir(folder);
  Object.assign(process.env, env);
  leaveEarly();
  // The children of one process would all draw the same: each begins elsewhere, by a hash of its process id.
  for (let draws = Math.imul(process.pid, 0x9e3779b1) >>> 20; draws > 0; draws -= 1) Math.random();
  // Not from here: what is thrown must find its way as from a program's own first turn.
  const { runMain } = Module as unknown as { runMain(main: string): void };
  setImmediate(runMain.bind(Module), main);
  begin(scenario);
}

/**
 * Leaves the end of Node's platform out: it waits for threads that only the server has. By then the program's last word
 * is said, whichever way it ends.
 */
function leaveEarly(): void {
  const { emit } = process;
  Object.defineProperty(process, 'emit', {
    value: function (this: NodeJS.Process, ...event: unknown[]) {
      const heard = Reflect.apply(emit, this, event);
      if (event[0] === 'exit') system.leaveEarly(Number(process.exitCode ?? 0));
      return heard;
    },
    writable: true,
    configurable: true,
  });
}

let rest = '';

/** The next order; undefined when there will be none any more. */
function readOrder(): Order | undefined {
  const chunk = Buffer.alloc(64 * 1024);
  while (!rest.includes('\n')) {
    const read = readSync(orders, chunk);
    if (read === 0) return undefined;
    rest += chunk.toString('utf8', 0, read);
  }
  const end = rest.indexOf('\n');
  const line = rest.slice(0, end);
  rest = rest.slice(end + 1);
  return JSON.parse(line);
}

function answer(message: object): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}
