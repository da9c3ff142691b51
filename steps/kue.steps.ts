import { Given, Then, When } from '@cucumber/cucumber';
import { compareJson } from '../harness/compare/json';
import { ProgramError } from '../harness/errors';
import { jobEvents } from '../harness/kue/inspector';
import type { Job } from '../harness/kue/job';
import { expectValue } from './expect-value';
import type { SpecWorld } from './world';

Given('the last job id is {int}', async function (this: SpecWorld, id: number) {
  await this.driver.setLastId(id);
});

When('a job is queued in {string} with the data:', async function (this: SpecWorld, queue: string, text: string) {
  await this.driver.queue(queue, JSON.parse(this.fill(text)));
});

When('job {job} makes progress to {int}%', async function (this: SpecWorld, job: string, percent: number) {
  await this.driver.progress(idOf(this, job), percent);
});

When('job {job} completes', async function (this: SpecWorld, job: string) {
  await this.driver.complete(idOf(this, job));
});

When('job {job} fails with {string}', async function (this: SpecWorld, job: string, message: string) {
  await this.driver.fail(idOf(this, job), this.fill(message));
});

Then('the queue {string} holds {int} job(s)', async function (this: SpecWorld, queue: string, count: number) {
  const look = async () => (await this.kue.jobs(queue)).length;
  await expectValue(this, `The number of jobs in the queue "${queue}"`, count, look);
  await this.session.settle();
  await expectValue(this, `The number of jobs in the queue "${queue}"`, count, look);
});

Then('job {job} of {string} has the data:', async function (this: SpecWorld, name: string, queue: string, text: string) {
  const job = await existingJob(this, name, queue);
  const { problems, bindings } = compareJson(text, job.data, this.bindings);
  if (problems.length > 0) throw new ProgramError(`The data of job ${job.id} are wrong: ${problems.join('; ')}.`);
  Object.assign(this.bindings, bindings);
});

Then('the jobs of {string} have the data, in any order:', async function (this: SpecWorld, queue: string, text: string) {
  const expected = JSON.parse(this.fill(text)) as unknown[];
  const sorted = (values: readonly unknown[]) => values.map(value => JSON.stringify(value, keysOf(value))).sort();
  const look = async () => sorted((await this.kue.jobs(queue)).map(job => job.data));
  await expectValue(this, `The data of the jobs in "${queue}"`, sorted(expected), look);
});

Then('job {job} is {state}', async function (this: SpecWorld, name: string, state: string) {
  await expectValue(this, `The state of job ${idOf(this, name)}`, state, async () => (await this.kue.job(idOf(this, name)))?.state);
});

Then('the {int} jobs of {string} are {state}', async function (this: SpecWorld, count: number, queue: string, state: string) {
  const look = async () => (await this.kue.jobs(queue)).map(job => job.state);
  await expectValue(this, `The states of the jobs in "${queue}"`, Array(count).fill(state), look);
});

Then('job {job} failed with an Error that says {string}', async function (this: SpecWorld, name: string, message: string) {
  const id = idOf(this, name);
  await expectValue(this, `The state of job ${id}`, 'failed', async () => (await this.kue.job(id))?.state);
  const error = (await this.kue.job(id))?.error ?? '';
  // Kue keeps an Error's stack, and of anything else only its text.
  const said = /^(?:\w*Error): (.*)\n\s+at /.exec(error)?.[1];
  const expected = this.fill(message);
  if (said === expected) return;
  if (error === expected) {
    throw new ProgramError(`Job ${id} failed with the text "${expected}"; an Error object was expected: new Error("${expected}").`);
  }
  throw new ProgramError(`Job ${id} failed with "${said ?? error}"; expected was an Error that says "${expected}".`);
});

Then('the progress reported of job {job} is {string}', async function (this: SpecWorld, name: string, expected: string) {
  const id = idOf(this, name);
  const reported = () =>
    jobEvents(this.recorded.recorder.commands)
      .filter(event => event.id === id && event.event === 'progress')
      .map(event => `${event.args[0]}%`)
      .join(', ');
  await expectValue(this, `The progress of job ${id}`, expected, reported);
  await this.session.settle();
  await expectValue(this, `The progress of job ${id}`, expected, reported);
});

Then('{int} job(s) of {string} can be processed at a time', async function (this: SpecWorld, count: number, queue: string) {
  const look = () => this.kue.idleWorkers(queue, this.recorded.recorder.commands);
  await expectValue(this, `The number of workers that wait for jobs in "${queue}"`, count, look);
  await this.session.settle();
  await expectValue(this, `The number of workers that wait for jobs in "${queue}"`, count, look);
});

function idOf(world: SpecWorld, job: string): number {
  return Number(world.fill(job));
}

async function existingJob(world: SpecWorld, name: string, queue: string): Promise<Job> {
  const id = idOf(world, name);
  const outcome = await world.session.until(() => world.kue.job(id));
  if (!outcome.met) throw new ProgramError(`There is no job ${id} in Redis.`);
  if (outcome.value.queue === queue) return outcome.value;
  throw new ProgramError(`Job ${id} is in the queue "${outcome.value.queue}"; expected was "${queue}".`);
}

/** Keys in one order, so that two objects with the same properties give the same text. */
function keysOf(value: unknown): string[] | undefined {
  return typeof value === 'object' && value !== null ? Object.keys(value).sort() : undefined;
}
