import { accessSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { HarnessError } from './errors';

/**
 * The factor for the ceiling of waits (`QUEUING_SPEC_PATIENCE`, default 1). Ceilings matter only when something is wrong: raise
 * it on a very slow machine, never to make a rule pass.
 */
export function patience(): number {
  const said = process.env.QUEUING_SPEC_PATIENCE;
  if (said === undefined || said === '') return 1;
  const factor = Number(said);
  if (!Number.isFinite(factor) || factor <= 0 || factor > 1000) {
    throw new RangeError(`QUEUING_SPEC_PATIENCE is "${said}"; it takes a number above 0, such as 2`);
  }
  return factor;
}

/** The longest that one wait may last, in ms. */
export function ceiling(): number {
  return 10_000 * patience();
}

/** Whether programs may be forked from a server that has loaded their libraries (`QUEUING_SPEC_FORK`, default yes). */
export function forks(): boolean {
  const said = process.env.QUEUING_SPEC_FORK ?? '';
  if (!['', 'yes', 'no'].includes(said)) throw new RangeError(`QUEUING_SPEC_FORK is "${said}"; it takes yes or no`);
  return said !== 'no';
}

/**
 * Whether the harness moves the programs' clocks from timer to timer; otherwise they are the machine's (`QUEUING_SPEC_CLOCK`,
 * program or real, default program).
 */
export function movesClocks(): boolean {
  const said = process.env.QUEUING_SPEC_CLOCK ?? '';
  if (!['', 'program', 'real'].includes(said))
    throw new RangeError(`QUEUING_SPEC_CLOCK is "${said}"; it takes program or real`);
  return said !== 'real';
}

/** Whether scenarios are traced (`QUEUING_SPEC_TRACE`, default yes). */
export function traces(): boolean {
  const said = process.env.QUEUING_SPEC_TRACE ?? '';
  if (!['', 'yes', 'no'].includes(said)) throw new RangeError(`QUEUING_SPEC_TRACE is "${said}"; it takes yes or no`);
  return said !== 'no';
}

let chosenCache: { readonly named: string; readonly folder: string } | undefined;

/**
 * The cache: transpiled targets, a fetched Redis. If neither XDG_CACHE_HOME (an absolute path, as its specification demands)
 * nor the home folder is writable, it is this user's folder in the system's temporary folder.
 */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME = '', HOME = '' } = process.env;
  const named = `${XDG_CACHE_HOME}\0${HOME}\0${tmpdir()}`;
  if (chosenCache?.named === named) return chosenCache.folder;
  const wanted = [isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : undefined, inHome()].filter(one => one !== undefined);
  const folders = wanted.map(folder => join(folder, 'queuing-spec'));
  const folder = folders.find(canHold) ?? inTemporaryFolder();
  chosenCache = { named, folder };
  return folder;
}

function inHome(): string | undefined {
  try {
    const home = homedir();
    return isAbsolute(home) && existsSync(home) ? join(home, '.cache') : undefined;
  } catch {
    // A user without an entry in the system's list, and without HOME.
    return undefined;
  }
}

/** Node's recursive mkdir never ends below a read-only folder such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** @throws HarnessError when it belongs to somebody else, who could put their programs into it */
function inTemporaryFolder(): string {
  const user = process.getuid?.();
  const folder = join(tmpdir(), `queuing-spec-cache-${user ?? 'user'}`);
  if (canHold(folder) && user !== undefined && lstatSync(folder).uid !== user)
    throw new HarnessError(`${folder} belongs to another user: set XDG_CACHE_HOME to a folder of yours.`);
  return folder;
}

function canHold(folder: string): boolean {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
