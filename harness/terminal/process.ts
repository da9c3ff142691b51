import type { Duplex, Readable } from 'node:stream';
import { execa } from 'execa';
import { reapWithHarness, release } from '../reaper/reaper';
import { servedRoots } from '../stage/served';
import { koffiPath } from './koffi';
import { type Launch, runtimeSettings } from './launch';
import { fewThings, limitedShell, nodeFlags } from './limits';
import type { PreloadSettings } from './runtime/preload';
import { runtimeFolder } from './runtime-folder';

/** How a process ended. */
export interface Exit {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
}

/** The process of a program, however it was started. It leads a process group, which ends as a whole. */
export interface ProgramProcess {
  /** Its process id, also that of its group; undefined until it is known. */
  readonly pid: number | undefined;
  /** Its output: standard output and standard error in their order. */
  readonly output: Readable;
  /** The channel to its preload. */
  readonly control: Duplex;
  /** The last frames of stack traces in a separate Node process, if they differ in this one. */
  readonly outermost?: string;
  /** Resolves once it has ended. */
  readonly exited: Promise<Exit>;
  /** Signals the whole group; does nothing when it has ended. */
  signal(name: NodeJS.Signals): void;
}

/** Starts the process of a launch, with ports for its servers. */
export type StartProcess = (launch: Launch, ownPorts: readonly number[]) => ProgramProcess;

/** A program's environment variables, without those of its launch. */
export function environment(scratch: string): Record<string, string> {
  const own = { HOME: scratch, TMPDIR: scratch, LANG: 'C.UTF-8', TZ: 'UTC' };
  // If a program loads @babel/register itself, that would write its cache next to the packages, which is not allowed.
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', ...own, BABEL_DISABLE_CACHE: '1' };
}

/**
 * Starts a program in a new Node process.
 *
 * @throws Error when the process cannot be started at all
 */
export function spawnProgram(launch: Launch, ownPorts: readonly number[]): ProgramProcess {
  const { stage, scratch, env, input, limits = fewThings, command = nodeCommand(launch) } = launch;
  const koffi = koffiPath();
  const settings: PreloadSettings = {
    ...runtimeSettings(launch, ownPorts),
    ...(koffi && { fence: { koffi, listed: listedFolders(stage), own: scratch } }),
  };
  const child = execa('/bin/sh', ['-c', limitedShell(limits), 'sh', ...command], {
    cwd: scratch,
    detached: true,
    // The harness ends groups itself; if it cannot, the reaper does.
    cleanup: false,
    reject: false,
    buffer: false,
    encoding: 'buffer',
    stripFinalNewline: false,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', 'pipe'],
    extendEnv: false,
    env: { ...environment(scratch), QUEUING_SPEC_RUNTIME: JSON.stringify(settings), ...env },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`cannot start ${process.execPath}`);
  // The process may end before it has read everything.
  child.stdin?.on('error', () => {}).end(input);
  reapWithHarness(`group ${pid}`);
  const signal = (name: NodeJS.Signals) => signalGroup(pid, name);
  // Descendants of the program may keep its output open: they are ended with the program.
  child.once('exit', () => signal('SIGKILL'));
  const exited = child.then(({ exitCode, signal }) => {
    release(`group ${pid}`);
    return { exitCode, signal };
  });
  return { pid, output: child.stdout as Readable, control: child.stdio[3] as Duplex, exited, signal };
}

/** Signals a process group, if there still is one. */
export function signalGroup(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // It ended in this very moment.
  }
}

/** The folders that a program may list, besides its own. */
export function listedFolders(stage: string): string[] {
  return [stage, runtimeFolder(), ...servedRoots()];
}

/** Node's command line for a program under test. */
function nodeCommand({ main, args = [], stage, scratch, packages, limits = fewThings }: Launch): string[] {
  const runtime = runtimeFolder();
  const readable = [stage, runtime, ...(packages ? [packages] : [])].map(folder => `${folder}/`);
  const flags = [...nodeFlags(readable, scratch), ...(limits.flags ?? [])];
  // Only until the preload is done.
  if (koffiPath()) flags.push('--allow-addons');
  return [process.execPath, ...flags, '--require', `${runtime}/preload.js`, main, ...args];
}
