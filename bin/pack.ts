import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';

const home = resolve(__dirname, '..');
const dist = join(home, 'dist');
const shrinkwrap = join(home, 'npm-shrinkwrap.json');

/** What the compiled harness needs beside its code. */
const copied = [
  'features',
  'harness/keeper/keeper.sh',
  'report/result.schema.json',
  'report/class.schema.json',
  'cucumber.js',
  'dump.rdb',
];

/**
 * `npm pack` runs this before and, with `--undo`, after it: compiles the harness to plain JavaScript in `dist/`, and lays
 * the locked tree of packages beside it, since a package's overrides do not count where it is a dependency.
 */
async function pack(undo: boolean): Promise<void> {
  rmSync(shrinkwrap, { force: true });
  rmSync(dist, { recursive: true, force: true });
  if (undo) return;
  const compiler = require.resolve('typescript/bin/tsc');
  await execa(process.execPath, [compiler, '--project', join(home, 'tsconfig.build.json')], { stdout: ['inherit'] });
  for (const name of copied) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    cpSync(join(home, name), join(dist, name), { recursive: true });
  }
  writeFileSync(shrinkwrap, lockedTree());
}

/**
 * The lock file as the package carries it. redis-memory-server's own build of Redis is switched off in our package.json,
 * which does not count elsewhere either: here it has no install script.
 */
function lockedTree(): string {
  const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean; dev?: boolean }>;
  };
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (entry.dev) delete lock.packages[place];
    else delete entry.hasInstallScript;
  }
  return `${JSON.stringify(lock, null, 2)}\n`;
}

pack(process.argv.includes('--undo')).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
