import { harnessFailure, type Result } from '../../../report/result';
import { versions } from '../../../report/versions';
import type { Assignment } from '../../class/worker-pool/messages';

export { atTarget as asGradedHere } from '../pack/result-place';

/** The row of a solution that could not be graded, with the reason. */
export function notGraded({ target, seed }: Assignment, why: string): Result {
  const task = harnessFailure('The solution can be graded', [why]);
  return { target, seed, durationMs: 0, versions: versions(), tasks: [task] };
}

/** Why a job failed for good, as a sentence; BullMQ's own words for a job whose workers were lost, in ours. */
export function givenUp(why: string): string {
  return /stalled|started more than/.test(why)
    ? 'Each of three workers was lost while it graded this solution.'
    : `It could not be graded, by any of three workers: ${why}`;
}
