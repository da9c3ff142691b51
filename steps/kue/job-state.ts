import { ProgramError } from '../../harness/errors';
import { endedTwice, type Job, type JobState, jobEvents } from '../../harness/kue';
import type { SpecWorld } from '../world/world';

export function doneTwice({ recorded }: SpecWorld): string {
  const [first] = endedTwice(jobEvents(recorded.recorder.commands));
  return first === undefined
    ? ''
    : ` Job ${first} ended more than once: done was called again, as where no return follows its first call.`;
}

/** Waits for a job's state. The error says what the state that it has instead means for the program. */
export async function expectState(world: SpecWorld, id: number, expected: JobState): Promise<void> {
  await expectStates(world, [id], expected);
}

/**
 * The same for several jobs. A slow program takes long for all of them together, so each is waited for; that nothing more
 * becomes of them is waited for only once.
 */
export async function expectStates(world: SpecWorld, ids: readonly number[], expected: JobState): Promise<void> {
  const isSo = async (id: number) => ((await world.kue.job(id))?.state === expected ? true : undefined);
  for (const id of ids) {
    const { met } = await world.session.until(() => isSo(id));
    if (!met) throw await otherState(world, id, expected);
  }
  // A second call of `done` changes the state again, a moment later.
  if (expected === 'complete' || expected === 'failed') await world.session.settle();
  for (const id of ids) if (!(await isSo(id))) throw await otherState(world, id, expected);
}

async function otherState(world: SpecWorld, id: number, expected: JobState): Promise<ProgramError> {
  const job = await world.kue.job(id);
  if (!job) return new ProgramError(`Job ${id} should be ${expected}; there is no such job in Redis.`);
  return new ProgramError(
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
