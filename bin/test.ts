import { createRequire } from 'node:module';
import { execa } from 'execa';
import { endRedis, startRedis } from '../steps/surroundings';

const mocha = createRequire(__filename).resolve('mocha/bin/mocha.js');

/**
 * `npm test`: the harness's own tests. `npm test src/8-job.test.ts`: one test suite of a target, as the brief runs
 * it, with an embedded Redis that it finds by REDIS_URL.
 */
async function test(args: readonly string[]): Promise<number> {
  const suites = args.filter(argument => !argument.startsWith('-'));
  if (suites.length === 0) return runMocha(['tests/**/*.test.ts', ...args], {});
  const redis = await startRedis({ unprotected: true });
  try {
    return await runMocha(['--exit', ...args], { REDIS_URL: `redis://127.0.0.1:${redis.server.port}` });
  } finally {
    await endRedis(redis);
  }
}

async function runMocha(args: readonly string[], env: Record<string, string>): Promise<number> {
  const { exitCode } = await execa(process.execPath, [mocha, '--require', 'ts-node/register', ...args], {
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
