/**
 * `npm run bench`: how long the specification takes, beside plain `node` and beside the exercise's own way to run programs.
 *
 * Needs the messages of a run of `npm run features`, for the programs that it started.
 */
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { stageTarget } from '../harness/stage/stage';
import { standIn } from './awaited';
import type { TimedLaunch } from './lane';
import { readLaunches } from './launches';
import { median, timeLaunches } from './rounds';

const packageRoot = resolve(__dirname, '..');
const find = createRequire(__filename);
/** ts-node with its defaults: it checks types. */
const typeChecked = join(__dirname, 'tsconfig.brief.json');

/**
 * Compares the time of `npm run features` with the minimum (the same launches by plain `node`, one per processor at a time) and
 * with the same launches in the exercise's own way. All in one run on one machine.
 */
async function bench({ rounds, brief }: { rounds: number; brief: boolean }): Promise<void> {
  const features: number[] = [];
  const floor: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    features.push(await timeFeatures());
    floor.push(await timeLaunches(plainLaunches()));
    console.log(`round ${round}: features ${seconds(features.at(-1))}, floor ${seconds(floor.at(-1))}`);
  }
  const [specification, least] = [median(features), median(floor)];
  console.log(`\n${readLaunches().length} launches, ${availableParallelism()} processors, medians of ${rounds} rounds`);
  console.log(`npm run features     ${seconds(specification)}`);
  console.log(`floor                ${seconds(least)}`);
  console.log(`ratio                ${(specification / least).toFixed(2)} (at most 2.0)`);
  if (!brief) return;
  const byHand = await timeLaunches(briefLaunches());
  console.log(
    `the exercise's own way  ${seconds(byHand)}, ${(byHand / specification).toFixed(1)} times as long (at least 8)`,
  );
}

async function timeFeatures(): Promise<number> {
  const startedAt = performance.now();
  await execa('npm', ['run', '-s', 'features', '--', '--tags', 'not @objective'], { cwd: packageRoot });
  return performance.now() - startedAt;
}

function plainLaunches(): TimedLaunch[] {
  const { programs } = stageTarget(join(packageRoot, 'src'));
  return readLaunches().map(launched => {
    const { program, awaited } = standIn(launched);
    const isSuite = program.endsWith('.test');
    const args = isSuite ? [find.resolve('mocha/bin/_mocha'), '--exit'] : [];
    return { starter: { command: process.execPath, args }, file: programs.get(program)?.path ?? '', awaited };
  });
}

function briefLaunches(): TimedLaunch[] {
  return readLaunches().map(launched => {
    const { program, awaited } = standIn(launched);
    const file = join(packageRoot, 'src', `${program}.ts`);
    if (program.endsWith('.test')) {
      const args = [find.resolve('mocha/bin/mocha.js'), '--no-config', '--require', 'ts-node/register', '--exit'];
      return { starter: { command: process.execPath, args }, file, awaited };
    }
    const args = [find.resolve('nodemon/bin/nodemon.js'), '--exec', `ts-node --project ${typeChecked}`];
    return { starter: { command: process.execPath, args }, file, awaited };
  });
}

function seconds(ms = 0): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, 'without-brief': { type: 'boolean', default: false } },
});
bench({ rounds: Number(values.rounds), brief: !values['without-brief'] }).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
