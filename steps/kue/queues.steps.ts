import { isDeepStrictEqual } from 'node:util';
import { Then } from '@cucumber/cucumber';
import { ProgramError } from '../../harness/errors';
import { isWaitedFor, type JobState, queuesWaitedFor, waitingWorkers } from '../../harness/kue';
import { expectValue } from '../outcome/expect-value';
import type { SpecWorld } from '../world/world';
import { doneTwice, expectStates } from './job-state';

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

Then(
  'the {int} jobs of {string} are {state}',
  async function (this: SpecWorld, count: number, queue: string, state: JobState) {
    const jobs = () => this.kue.jobs(queue);
    await expectValue(this, `The number of jobs in the queue "${queue}"`, count, async () => (await jobs()).length);
    const ids = (await jobs()).map(({ id }) => id);
    await expectStates(this, ids, state);
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

/** As JSON with sorted keys: two objects with the same properties give the same text. */
function inOneOrder(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null;
  return JSON.stringify(value, isObject ? Object.keys(value).sort() : undefined);
}

/** A list without the values of another; a value that occurs twice there is removed twice. */
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
