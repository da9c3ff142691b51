import { ProgramError } from '../../harness/errors';
import type { Job } from '../../harness/kue';
import type { SpecWorld } from '../world/world';

export function idOf(world: SpecWorld, job: string): number {
  return Number(world.fill(job));
}

/**
 * The id of a job that must exist. Waits until its creator has nothing left to do: once a job has ended, Kue sends its
 * creator no more events, not even that it was queued.
 */
export async function knownJob(world: SpecWorld, name: string): Promise<number> {
  const id = idOf(world, name);
  await world.session.settle();
  if (!(await world.kue.job(id))) throw new ProgramError(`There is no job ${id} in Redis.`);
  return id;
}

export async function existingJob(world: SpecWorld, name: string, queue: string): Promise<Job> {
  const id = idOf(world, name);
  const outcome = await world.session.until(() => world.kue.job(id));
  if (!outcome.met) throw new ProgramError(`There is no job ${id} in Redis.`);
  if (outcome.value.queue === queue) return outcome.value;
  throw new ProgramError(`Job ${id} is in the queue "${outcome.value.queue}"; expected was "${queue}".`);
}
