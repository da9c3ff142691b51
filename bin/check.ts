import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import { packageRoot } from '../harness/package-root';
import { cacheFolder } from '../harness/settings';

const { resolve } = createRequire(__filename);
const compiler = resolve('typescript/bin/tsc');
const linter = resolve('@biomejs/biome/bin/biome');

/** The tests that take seconds, by the words of `npm test -- WORD…`. */
const quick = ['architecture', 'compare', 'source', 'stage', 'suite', 'report', 'flaws'];

/** Each is a command of Node's. They share the processors. */
const checks: Readonly<Record<string, readonly string[]>> = {
  types: typesOf('tsconfig.json', 'types'),
  'types of pages': typesOf('pages', 'types-of-pages'),
  'lint and format': [linter, 'check', '.'],
  'quick tests': [join(__dirname, 'start.js'), 'test', ...quick, '--reporter', 'dot'],
};

/** Checks only what changed since the last check: the compiler keeps what it knows in the cache folder. */
function typesOf(project: string, name: string): string[] {
  const known = join(cacheFolder(), 'check', `${name}.tsbuildinfo`);
  return [compiler, '--noEmit', '--project', project, '--incremental', '--tsBuildInfoFile', known];
}

/**
 * `npm run check`: what you run before a commit, in less than a minute. Prints each check as it ends, with all that it said
 * when it failed.
 *
 * @returns the exit code
 */
async function check(): Promise<number> {
  const passed = await Promise.all(
    Object.entries(checks).map(async ([name, command]) => {
      const startedAt = Date.now();
      const { failed, all } = await execa(process.execPath, command, { cwd: packageRoot, reject: false, all: true });
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      process.stdout.write(`${failed ? '✗' : '✓'} ${name}  ${seconds} s\n${failed ? `${all}\n` : ''}`);
      return !failed;
    }),
  );
  return passed.every(Boolean) ? 0 : 1;
}

check().then(
  code => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
