import { ProgramError } from '../../harness/errors';
import { endedTwice, type Job, type JobState, jobEvents } from '../../harness/kue';
import type { SpecWorld } from '../world/world';

export function doneTwice({ recorded }: SpecWorld): string {
  const [first] = endedTwice(jobEvents(recorded.recorder.commands));
  return first === undefined
    ? ''
    : ` Job ${first} ended more than once: done was called again, as where no return follows done(error).`;
}

/** Waits for a job's state. The error says what the state that it has instead means for the program. */
export async function expectState(world: SpecWorld, id: number, expected: JobState): Promise<void> {
  const isSo = async () => ((await world.kue.job(id))?.state === expected ? true : undefined);
  const { met } = await world.session.until(isSo);
  // A second call of `done` changes the state again, a moment later.
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
