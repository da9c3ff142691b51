import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { execa } from 'execa';
import { packageRoot } from '../harness/package-root';
import { endRedis, startRedis } from '../harness/redis';

const mocha = createRequire(__filename).resolve('mocha/bin/mocha.js');

/**
 * `npm test`: the harness's own tests. `npm test -- compare worker-pool`: those in folders or files with these names. `npm test
 * src/8-job.test.ts`: a test suite of a target, as the exercise runs it, with an embedded Redis in REDIS_URL. Further options
 * are Mocha's.
 */
async function test(args: readonly string[]): Promise<number> {
  const firstOption = args.findIndex(argument => argument.startsWith('-'));
  const names = firstOption === -1 ? args : args.slice(0, firstOption);
  const options = args.slice(names.length);
  if (names.length === 0) return runMocha([...testFiles(), ...options], {});
  if (!names.every(isSuite)) return runMocha([...names.flatMap(testsCalled), ...options], {});
  const redis = await startRedis({ unprotected: true });
  try {
    return await runMocha(['--exit', ...args], { REDIS_URL: `redis://127.0.0.1:${redis.server.port}` });
  } finally {
    await endRedis(redis);
  }
}

/** Whether it is the path of a test suite that is not the harness's own. */
function isSuite(name: string): boolean {
  return (
    statSync(name, { throwIfNoEntry: false })?.isFile() === true &&
    relative(join(packageRoot, 'tests'), resolve(name)).startsWith('..')
  );
}

/** The harness's own tests, as paths from its folder. */
function testFiles(): string[] {
  const files = readdirSync(join(packageRoot, 'tests'), { recursive: true, encoding: 'utf8' });
  return files.filter(file => file.endsWith('.test.ts')).map(file => join('tests', file));
}

/** @throws Error when no test has this name */
function testsCalled(name: string): string[] {
  const wanted = name.replace(/^(\.\/)?tests\//, '').replace(/\/$/, '');
  const found = testFiles().filter(file => {
    const path = relative('tests', file).replace(/\.test\.ts$/, '');
    return `/${path}/`.includes(`/${wanted.replace(/\.test\.ts$/, '')}/`);
  });
  if (found.length > 0) return found;
  const folders = readdirSync(join(packageRoot, 'tests'), { withFileTypes: true }).filter(entry => entry.isDirectory());
  throw new Error(
    `No test is called "${name}": give a file, or one of ${folders.map(entry => entry.name).join(', ')}.`,
  );
}

async function runMocha(args: readonly string[], env: Record<string, string>): Promise<number> {
  const { exitCode } = await execa(process.execPath, [mocha, '--require', join(__dirname, 'register.js'), ...args], {
    stdio: 'inherit',
    reject: false,
    env,
  });
  return exitCode ?? 2;
}

test(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
