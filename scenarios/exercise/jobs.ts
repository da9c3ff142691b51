import type { Job, JobState, KueInspector } from '../../harness/kue';
import type { Rehearsal } from '../runner/rehearsal';

/** So many jobs are queued at a time: Redis takes them as one command. */
const together = 500;

/** A number that tasks 8 and 9 refuse. */
export const blacklisted = '4153518780';

/** What a job of tasks 6 to 9 carries; each has a number of its own, by which its notification is known. */
export function notification(index: number): { phoneNumber: string; message: string } {
  return {
    phoneNumber: `415${String(1_000_000 + index)}`,
    message: `This is the code ${index} to verify your account`,
  };
}

/** Queues jobs, as fast as Redis takes them; gives their ids. */
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

/** How many jobs of a queue have ended, well or not. */
export async function countEnded(jobs: KueInspector, queue: string): Promise<number> {
  const [complete, failed] = await Promise.all([jobs.count(queue, 'complete'), jobs.count(queue, 'failed')]);
  return complete + failed;
}

/** Counts the ends of jobs as Kue tells of them, whatever queue they are in, until `stop`; what is missed is missed. */
export function countEnds(rehearsal: Rehearsal, ended: (count: number) => void): () => void {
  let count = 0;
  return rehearsal.redis.onJobEvent(message => {
    if (!/"event":"(complete|failed)"/.test(message)) return;
    count += 1;
    ended(count);
  });
}

/**
 * Jobs that have not ended: where each one is stuck, such as `job 12: active`. One without a state never was in the queue:
 * its save was given up half-way, and whoever wanted it was told so.
 *
 * @param total how many jobs there are, where that is known: then each one is only looked at when one is missing
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
