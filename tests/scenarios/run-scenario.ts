import { resolve } from 'node:path';
import { execa } from 'execa';
import { findRedis } from '../../harness/redis/provision';
import { leftBehind } from '../bin/run-features';
import { makeFolder } from '../folder';

const home = resolve(__dirname, '../..');

/** Starts `npm run scenario …`, without npm in between, with a temporary folder of its own to be found out by. */
export async function startScenario(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const temporary = makeFolder();
  const { path } = await findRedis();
  const run = execa(process.execPath, ['bin/start.js', '../scenarios/run', ...args], {
    cwd: home,
    reject: false,
    all: true,
    detached: true,
    env: { TMPDIR: temporary.path, QUEUING_SPEC_REDIS: path, ...env },
  });
  return { run, temporary };
}

/** Runs it to its end; gives what it said, its exit code, and what it left behind. */
export async function runScenario(args: readonly string[], env?: Readonly<Record<string, string>>) {
  const { run, temporary } = await startScenario(args, env);
  const { exitCode, all, stdout, stderr } = await run;
  const left = await leftBehind(temporary.path);
  temporary.remove();
  return { exitCode, said: all ?? '', stdout, stderr, left };
}
