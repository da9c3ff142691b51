/**
 * Steps on Kue. Here: jobs that the scenario itself queues and drives. Beside: what a queue holds, and what became of a job.
 *
 * Needs `outcome` and the harness's `kue`.
 */
import { Given, When } from '@cucumber/cucumber';
import type { SpecWorld } from '../world/world';
import { idOf, knownJob } from './known-job';

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
