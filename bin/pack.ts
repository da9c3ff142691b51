import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { buildPage } from '../report/pages';
import { copyLocked } from './locked-packages';

const packageRoot = resolve(__dirname, '..');
const dist = join(packageRoot, 'dist');
/** What the compiled harness needs beside its code. */
const copied = [
  'features',
  'harness/reaper/reaper.sh',
  'report/formats/result.schema.json',
  'report/class/class.schema.json',
  'cucumber.js',
  'dump.rdb',
];

/** What only the reference has programs for, and what is played from the checkout only, stays here. */
const leftOut = ['objectives', 'scenarios'].map(name => join(packageRoot, 'features', name));

/**
 * The packages that go with it, as they are locked here: Kue, which only works well with newer packages than it asks for
 * (a package's overrides do not count where it is a dependency), what solutions use beside it, and redis-memory-server,
 * whose install script would fetch and compile a Redis.
 */
const carried = ['kue', 'redis', 'express', 'request', 'redis-memory-server'];

/**
 * `npm pack` runs this before and, with `--undo`, after it: compiles the harness to plain JavaScript in `dist/`, with what
 * it needs beside it.
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

/** The pages that reports are made of, as they are found without their sources. */
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
