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

/** The process of a program, however it was started. It leads a group of its own, which ends whole. */
export interface ProgramProcess {
  /** Its id, which is that of its group; undefined until that is known. */
  readonly pid: number | undefined;
  /** What it prints, standard output and standard error in their order. */
  readonly output: Readable;
  /** The line to its preload. */
  readonly control: Duplex;
  /** How stack traces end in a Node of its own, where they do not in this one. */
  readonly outermost?: string;
  /** Resolves once it has ended. */
  readonly exited: Promise<Exit>;
  /** Signals the whole group; nothing happens when it has ended already. */
  signal(name: NodeJS.Signals): void;
}

/** Gives a launch a process, with ports for its servers. */
export type StartProcess = (launch: Launch, ownPorts: readonly number[]) => ProgramProcess;

/** What a program finds in its environment, beside what its launch adds. */
export function environment(scratch: string): Record<string, string> {
  const own = { HOME: scratch, TMPDIR: scratch, LANG: 'C.UTF-8', TZ: 'UTC' };
  // One that loads @babel/register itself would keep what it compiles beside the packages, where it may not write.
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', ...own, BABEL_DISABLE_CACHE: '1' };
}

/**
 * Starts a program in a Node of its own.
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
    // The harness ends groups itself, and the reaper does where the harness cannot.
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
  // It may end before it has read all of it.
  child.stdin?.on('error', () => {}).end(input);
  reapWithHarness(`group ${pid}`);
  const signal = (name: NodeJS.Signals) => signalGroup(pid, name);
  // Something that the program left behind may hold its output open: it ends with the program.
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

/** The folders that a program may list, beside its own. */
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
