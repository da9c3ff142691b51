import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { execa, type Options } from 'execa';
import { findRedis } from '../../harness/redis/provision';
import { makeFolder } from '../folder';

const packageRoot = resolve(__dirname, '../..');

/** A run of `npm run features` on a target of its own, with a temporary folder of its own to be found out by. */
export async function startFeatures(target: string, args: readonly string[], env: Record<string, string> = {}) {
  const temporary = makeFolder();
  const { path } = await findRedis();
  const options = {
    cwd: packageRoot,
    reject: false,
    all: true,
    detached: true,
    env: { TMPDIR: temporary.path, QUEUING_SPEC_REDIS: path, ...env },
  } satisfies Options;
  const parameters = JSON.stringify({ target, seed: 'bad-input' });
  const command = ['bin/start.js', 'features', '--parallel', '0', '--world-parameters', parameters, ...args];
  return { run: execa(process.execPath, command, options), temporary };
}

/** Runs it to its end; gives what it said, its exit code, and what it left behind. */
export async function runFeatures(target: string, args: readonly string[], env?: Record<string, string>) {
  const { run, temporary } = await startFeatures(target, args, env);
  const { exitCode, all } = await run;
  const left = await leftBehind(temporary.path);
  temporary.remove();
  return { exitCode, said: all ?? '', left };
}

/** Waits until nothing of a run is there any more, for a few seconds at the most; gives what stays. */
export async function leftBehind(temporary: string): Promise<string[]> {
  const deadline = Date.now() + 8000;
  for (;;) {
    const left = [...processesOf(temporary), ...readdirSync(temporary)];
    if (left.length === 0 || Date.now() > deadline) return left;
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** The processes whose environment names a folder, or that work in it: Redis writes its title over its environment. */
export function processesOf(folder: string): string[] {
  if (!existsSync('/proc')) return [];
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids
    .filter(pid => read(pid, 'environ').includes(folder) || workingFolder(pid).startsWith(folder))
    .map(pid => `${pid}: ${read(pid, 'cmdline').replaceAll('\0', ' ')}`);
}

function workingFolder(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function read(pid: string, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
