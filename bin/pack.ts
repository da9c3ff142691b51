import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { buildPage } from '../report/pages';
import { copyLocked } from './locked-packages';

const packageRoot = resolve(__dirname, '..');
const dist = join(packageRoot, 'dist');
/** Files that the compiled harness needs beside its code. */
const copied = [
  'features',
  // The reference is the partner of programs that are judged alone.
  'src',
  'harness/reaper/reaper.sh',
  'report/formats/result.schema.json',
  'report/class/class.schema.json',
  'report/points/queuing-spec.schema.json',
  'report/trace/trace.schema.json',
  'cucumber.js',
  'dump.rdb',
];

/** Left out: features for which only the reference has programs, those that only the checkout plays, and those programs. */
const leftOut = ['features/objectives', 'features/scenarios', 'src/objectives'].map(name => join(packageRoot, name));

/**
 * The packages that are included, in the versions of the lock file: Kue, which needs newer packages than it asks for (a
 * dependency's `overrides` do not count), what solutions use with it, and redis-memory-server, whose install script would fetch
 * and compile a Redis.
 */
const carried = ['kue', 'redis', 'express', 'request', 'redis-memory-server'];

/**
 * `npm pack` runs this before and, with `--undo`, afterwards. Compiles the harness to plain JavaScript in `dist/`, together
 * with the files that it needs.
 */
async function pack(undo: boolean): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  if (undo) return;
  const compiler = require.resolve('typescript/bin/tsc');
  await execa(process.execPath, [compiler, '--project', join(packageRoot, 'tsconfig.build.json')], {
    stdout: ['inherit'],
  });
  for (const name of copied) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    cpSync(join(packageRoot, name), join(dist, name), { recursive: true, filter: source => !leftOut.includes(source) });
  }
  await buildPages();
  copyLocked(carried, packageRoot, dist);
}

/** Builds the pages, because a package does not contain their sources. */
async function buildPages(): Promise<void> {
  const folder = join(dist, 'pages', 'built');
  mkdirSync(folder, { recursive: true });
  for (const name of ['viewer', 'class', 'student', 'docs'])
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(await buildPage(name)));
}

pack(process.argv.includes('--undo')).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
