/**
 * Steps on Kue: queue and drive jobs, and check their data, state and progress in Redis.
 *
 * Needs `outcome` and the harness's `kue`.
 */
import { isDeepStrictEqual } from 'node:util';
import { Given, Then, When } from '@cucumber/cucumber';
import { compareJson } from '../../harness/compare/json';
import { findLine } from '../../harness/compare/transcript';
import { ProgramError } from '../../harness/errors';
import {
  endedTwice,
  isWaitedFor,
  type Job,
  type JobState,
  jobEvents,
  queuesWaitedFor,
  waitingWorkers,
} from '../../harness/kue';
import { expectValue } from '../outcome/expect-value';
import type { SpecWorld } from '../world/world';

Given('the last job id is {job}', async function (this: SpecWorld, id: string) {
  await this.driver.setLastId(idOf(this, id));
});

When('a job is queued in {string} with the data:', async function (this: SpecWorld, queue: string, text: string) {
  await this.driver.queue(queue, JSON.parse(this.fill(text)));
});

When('these jobs are queued in {string} at once:', async function (this: SpecWorld, queue: string, text: string) {
  await this.driver.queueTogether(queue, JSON.parse(this.fill(text)));
});

When('job {job} makes progress to {int}%', async function (this: SpecWorld, job: string, percent: number) {
  await this.driver.progress(await knownJob(this, job), percent);
});

When('job {job} completes', async function (this: SpecWorld, job: string) {
  await this.driver.complete(await knownJob(this, job));
});

When('job {job} fails with {string}', async function (this: SpecWorld, job: string, message: string) {
  await this.driver.fail(await knownJob(this, job), this.fill(message));
});

Then('jobs of {string} are waited for', async function (this: SpecWorld, queue: string) {
  const outcome = await this.session.until(() => isWaitedFor(queue, this.recorded.recorder.commands) || undefined);
  if (!outcome.met) throw new ProgramError(`No program waits for jobs of the queue "${queue}".`);
  await this.session.settle();
});

Then('the queue {string} holds {int} job(s)', async function (this: SpecWorld, queue: string, count: number) {
  const look = async () => (await this.kue.jobs(queue)).length;
  await expectValue(this, `The number of jobs in the queue "${queue}"`, count, look);
  await this.session.settle();
  await expectValue(this, `The number of jobs in the queue "${queue}"`, count, look);
});

Then('no other queue than {string} holds a job', async function (this: SpecWorld, queue: string) {
  await this.session.settle();
  const [other] = (await this.kue.jobs()).filter(job => job.queue !== queue);
  if (other)
    throw new ProgramError(`Only the queue "${queue}" should hold jobs; job ${other.id} is in "${other.queue}".`);
});

Then('jobs of no other queue than {string} are asked for', async function (this: SpecWorld, queue: string) {
  await this.session.settle();
  const other = queuesWaitedFor(this.recorded.recorder.commands).find(asked => asked !== queue);
  if (other !== undefined)
    throw new ProgramError(
      `Only jobs of the queue "${queue}" should be taken; it asks Redis for those of "${other}" too.`,
    );
});

Then(
  'job {job} of {string} has the data:',
  async function (this: SpecWorld, name: string, queue: string, text: string) {
    const job = await existingJob(this, name, queue);
    const { problems, bindings } = compareJson(text, job.data, this.bindings, 'data');
    if (problems.length > 0) throw new ProgramError(`The data of job ${job.id} are wrong: ${problems.join('; ')}.`);
    Object.assign(this.bindings, bindings);
  },
);

Then(
  'the jobs of {string} have the data, in any order:',
  async function (this: SpecWorld, queue: string, text: string) {
    const expected = JSON.parse(this.fill(text)) as unknown[];
    const wanted = expected.map(inOneOrder);
    const look = async () => (await this.kue.jobs(queue)).map(job => inOneOrder(job.data));
    const areThere = async () => (isDeepStrictEqual((await look()).sort(), [...wanted].sort()) ? true : undefined);
    if ((await this.session.until(areThere)).met) return;
    const found = await look();
    throw new ProgramError(
      `The jobs in the queue "${queue}" should have other data.${listed('Missing', without(wanted, found))}${listed('Not expected', without(found, wanted))}`,
    );
  },
);

Then('job {job} is {state}', async function (this: SpecWorld, name: string, state: JobState) {
  await expectState(this, idOf(this, name), state);
});

Then(
  'the {int} jobs of {string} are {state}',
  async function (this: SpecWorld, count: number, queue: string, state: JobState) {
    const jobs = () => this.kue.jobs(queue);
    await expectValue(this, `The number of jobs in the queue "${queue}"`, count, async () => (await jobs()).length);
    for (const { id } of await jobs()) await expectState(this, id, state);
  },
);

Then(
  'job {job} failed with an Error that says {string}',
  async function (this: SpecWorld, name: string, message: string) {
    const id = idOf(this, name);
    await expectState(this, id, 'failed');
    const error = (await this.kue.job(id))?.error ?? '';
    // Kue keeps an Error's stack, and of anything else only its text.
    const said = /^(?:\w*Error): (.*)\n\s+at /.exec(error)?.[1];
    const expected = this.fill(message);
    if (said === expected) return;
    if (error === expected) {
      throw new ProgramError(
        `Job ${id} failed with the text "${expected}"; an Error object was expected: new Error("${expected}").`,
      );
    }
    throw new ProgramError(`Job ${id} failed with "${said ?? error}"; expected was an Error that says "${expected}".`);
  },
);

Then(
  'the progress reported of job {job} is {string}',
  async function (this: SpecWorld, name: string, expected: string) {
    const id = idOf(this, name);
    const reported = () =>
      jobEvents(this.recorded.recorder.commands)
        .filter(event => event.id === id && event.event === 'progress')
        .map(event => `${event.args[0]}%`)
        .join(', ');
    const isExpected = () => (findLine(expected, [reported()], this.bindings) ? true : undefined);
    const outcome = await this.session.until(isExpected);
    if (outcome.met) await this.session.settle();
    if (isExpected()) return;
    throw new ProgramError(
      `Job ${id} should report this progress, and no other: ${plainly(expected)}. It reported: ${reported() || 'none'}.${outOfWhat(reported())}`,
    );
  },
);

Then('{int} job(s) of {string} were taken at a time', async function (this: SpecWorld, count: number, queue: string) {
  const taken = () => waitingWorkers(queue, this.recorded.recorder.commands);
  await this.session.until(() => taken() > 0 || undefined);
  if (taken() === count) return;
  throw new ProgramError(
    `Of the queue "${queue}" ${count} jobs should be taken at a time; it is ${taken()}: the number stands after the queue's name in queue.process.`,
  );
});

Then(
  '{int} job(s) is/are {state} in the queue {string}',
  async function (this: SpecWorld, count: number, state: JobState, queue: string) {
    const look = () => this.kue.count(queue, state);
    const what = `The number of jobs that are ${state} in the queue "${queue}"`;
    await expectValue(this, what, count, look, async () => doneTwice(this));
    await this.session.settle();
    await expectValue(this, what, count, look, async () => doneTwice(this));
  },
);

function doneTwice({ recorded }: SpecWorld): string {
  const [first] = endedTwice(jobEvents(recorded.recorder.commands));
  return first === undefined
    ? ''
    : ` Job ${first} ended more than once: done was called again, as where no return follows done(error).`;
}

function idOf(world: SpecWorld, job: string): number {
  return Number(world.fill(job));
}

/**
 * The id of a job that some program, or the scenario, is to have created; once its creator has come to rest, because Kue
 * tells a creator nothing more of a job that has ended, not even that it was queued.
 */
async function knownJob(world: SpecWorld, name: string): Promise<number> {
  const id = idOf(world, name);
  await world.session.settle();
  if (!(await world.kue.job(id))) throw new ProgramError(`There is no job ${id} in Redis.`);
  return id;
}

async function existingJob(world: SpecWorld, name: string, queue: string): Promise<Job> {
  const id = idOf(world, name);
  const outcome = await world.session.until(() => world.kue.job(id));
  if (!outcome.met) throw new ProgramError(`There is no job ${id} in Redis.`);
  if (outcome.value.queue === queue) return outcome.value;
  throw new ProgramError(`Job ${id} is in the queue "${outcome.value.queue}"; expected was "${queue}".`);
}

/** As JSON with its keys in one order, so that two objects with the same properties give the same text. */
function inOneOrder(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null;
  return JSON.stringify(value, isObject ? Object.keys(value).sort() : undefined);
}

/** What is left of a list when another is taken out of it, each of its values as often as it is there. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...list];
  for (const other of others) {
    const place = left.indexOf(other);
    if (place >= 0) left.splice(place, 1);
  }
  return left;
}

function listed(title: string, values: readonly string[]): string {
  return values.length === 0 ? '' : `\n${title}:\n${values.map(value => `  ${value}`).join('\n')}`;
}

/** Waits for a job's state; where it stays another, says what Kue's states mean for the program. */
async function expectState(world: SpecWorld, id: number, expected: JobState): Promise<void> {
  const isSo = async () => ((await world.kue.job(id))?.state === expected ? true : undefined);
  const { met } = await world.session.until(isSo);
  // A second call of done undoes what the first has said, a moment later.
  if (met && (expected === 'complete' || expected === 'failed')) await world.session.settle();
  if (met && (await isSo())) return;
  const job = await world.kue.job(id);
  if (!job) throw new ProgramError(`Job ${id} should be ${expected}; there is no such job in Redis.`);
  throw new ProgramError(
    `Job ${id} of the queue "${job.queue}" should be ${expected}; it is ${job.state}${meaning(job)}.${doneTwice(world)}`,
  );
}

function meaning({ state, error }: Job): string {
  if (state === 'inactive') return ': no program took it out of the queue';
  if (state === 'active') return ': a program took it, and never called done to say that it had ended';
  if (state === 'failed') return `: ${JSON.stringify((error ?? '').split('\n')[0])} was given to done`;
  if (state === 'complete') return ': done was called without an error';
  return '';
}

/** Kue's progress takes how much is done, and of how much: without the second it reports 0%. */
function outOfWhat(reported: string): string {
  return /(^|, )0%$/.test(reported)
    ? ' (Kue needs to know of how much: job.progress(50, 100) is 50%, job.progress(50) is 0%.)'
    : '';
}

/** A pattern for a reader who does not know its signs: `0%, 50%[?, 100%]` is `0%, 50%(, 100%)`. */
function plainly(expected: string): string {
  return expected.replace(/\[\?([^\]]*)\]/g, '($1)').replaceAll('[..]', ' …');
}
