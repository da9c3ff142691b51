import type { Job, JobState, KueInspector } from '../../harness/kue';
import type { Rehearsal } from '../runner/rehearsal';

/** How many jobs are queued at a time: Redis receives them as one command. */
const together = 500;

/** A phone number that tasks 8 and 9 refuse. */
export const blacklisted = '4153518780';

/** The data of a job of tasks 6 to 9. Its phone number is unique, and identifies its notification. */
export function notification(index: number): { phoneNumber: string; message: string } {
  return {
    phoneNumber: `415${String(1_000_000 + index)}`,
    message: `This is the code ${index} to verify your account`,
  };
}

/** Queues jobs as fast as Redis accepts them; returns their ids. */
export async function queueJobs(rehearsal: Rehearsal, queue: string, data: readonly unknown[]): Promise<number[]> {
  const ids: number[] = [];
  const work = rehearsal.work('queued', 'jobs', data.length);
  for (let at = 0; at < data.length; at += together) {
    ids.push(...(await rehearsal.driver.queueTogether(queue, data.slice(at, at + together))));
    work.update(ids.length);
  }
  work.end();
  return ids;
}

/** How many jobs of a queue have completed or failed. */
export async function countEnded(jobs: KueInspector, queue: string): Promise<number> {
  const [complete, failed] = await Promise.all([jobs.count(queue, 'complete'), jobs.count(queue, 'failed')]);
  return complete + failed;
}

/** Counts the ends of jobs of all queues as Kue reports them, until `stop`. Reports that are missed do not count. */
export function countEnds(rehearsal: Rehearsal, ended: (count: number) => void): () => void {
  let count = 0;
  return rehearsal.redis.onJobEvent(message => {
    if (!/"event":"(complete|failed)"/.test(message)) return;
    count += 1;
    ended(count);
  });
}

/**
 * Jobs that have not ended, with their state: `job 12: active`. A job without a state was never in the queue: its save failed
 * half-way, and its creator knows.
 *
 * @param total how many jobs there are, if known. Then jobs are only checked one by one when one is missing
 */
export async function stuckJobs(
  jobs: KueInspector,
  queue: string,
  total = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const states: JobState[] = ['active', 'inactive'];
  const [active = 0, inactive = 0] = await Promise.all(states.map(state => jobs.count(queue, state)));
  if (active + inactive === 0 && (await countEnded(jobs, queue)) === total) return [];
  const all = await jobs.jobs(queue);
  const open = all.filter(({ state }) => !['complete', 'failed', 'none'].includes(state));
  const listed =
    open.length === 0 && active + inactive > 0 ? [`${active} listed as active, ${inactive} as inactive`] : [];
  return [...open.map(describe), ...listed];
}

function describe({ id, state }: Job): string {
  return `job ${id}: ${state}`;
}
