import { Then } from '@cucumber/cucumber';
import { compareJson } from '../../harness/compare/json';
import { findLine } from '../../harness/compare/transcript';
import { ProgramError } from '../../harness/errors';
import { type JobState, jobEvents } from '../../harness/kue';
import type { SpecWorld } from '../world/world';
import { expectState } from './job-state';
import { existingJob, idOf } from './known-job';

Then(
  'job {job} of {string} has the data:',
  async function (this: SpecWorld, name: string, queue: string, text: string) {
    const job = await existingJob(this, name, queue);
    const { problems, bindings } = compareJson(text, job.data, this.bindings, 'data');
    if (problems.length > 0) throw new ProgramError(`The data of job ${job.id} are wrong: ${problems.join('; ')}.`);
    Object.assign(this.bindings, bindings);
  },
);

Then('job {job} is {state}', async function (this: SpecWorld, name: string, state: JobState) {
  await expectState(this, idOf(this, name), state);
});

Then(
  'job {job} failed with an Error that says {string}',
  async function (this: SpecWorld, name: string, message: string) {
    const id = idOf(this, name);
    await expectState(this, id, 'failed');
    const error = (await this.kue.job(id))?.error ?? '';
    // Kue keeps the stack of an Error, and only the text of anything else.
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

/** `job.progress` takes the part done and the whole; without the whole it reports 0%. */
function outOfWhat(reported: string): string {
  return /(^|, )0%$/.test(reported)
    ? ' (Kue needs to know of how much: job.progress(50, 100) is 50%, job.progress(50) is 0%.)'
    : '';
}

/** A pattern in words: `0%, 50%[?, 100%]` becomes `0%, 50%, then 100% or nothing more`. */
function plainly(expected: string): string {
  return expected
    .replace(/\[\?, ([^\]]*)\]/g, ', then $1 or nothing more')
    .replace(/\[\?([^\]]*)\]/g, '$1 or nothing')
    .replaceAll('[..]', ', then anything');
}
