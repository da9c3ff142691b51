import { promisify } from 'node:util';
import kue, { type Job } from 'kue';

const rangeByState = promisify<string, number, number, string, Job[]>(kue.Job.rangeByState);

/** Removes every job of `type` that has not ended. */
export async function purgeJobs(type: string): Promise<void> {
  for (const state of ['inactive', 'active']) {
    const jobs = await rangeByState(state, 0, -1, 'asc');
    const stale = jobs.filter(job => job.type === type);
    await Promise.all(stale.map(job => new Promise<void>(resolve => job.remove(resolve))));
  }
}
