import type { Cause } from '../cause';

/** Task 11: a suite of one's own. */
export const ofTheSuite: readonly Cause[] = [
  {
    tasks: [11],
    transcript: /the test mode is still on/,
    say: 'The test mode is left on: call queue.testMode.exit() in after or afterEach.',
  },
  {
    tasks: [11],
    transcript: /number of jobs in the queue is [1-9]/,
    say: 'The jobs of the tests are left in the queue: call queue.testMode.clear() in after or afterEach, before exit().',
  },
  {
    tasks: [11],
    transcript: /test mode was entered with processing/,
    say: 'queue.testMode.enter(true) processes the jobs: the task asks for enter() without it.',
  },
  {
    tasks: [11],
    rule: /test mode/,
    codeLacks: /\btestMode\b/,
    say: "The suite never speaks of the queue's testMode: enter it before the tests; clear and exit it after them.",
  },
  {
    tasks: [11],
    transcript: /test mode was not entered/,
    say: 'Jobs are created before queue.testMode.enter() is called, so they go to Redis: enter it in before or beforeEach.',
  },
  {
    tasks: [11],
    transcript: /of no use: none was/,
    say: 'No test calls the function with jobs in a list: then there is nothing to look at in queue.testMode.jobs.',
  },
  {
    tasks: [11],
    message: /does not notice it/,
    code: /\.on\( ?['"`](enqueue|complete|failed|progress)/,
    say: "Assert on queue.testMode.jobs (its length, and each job's type and data) in the test itself: what stands in a listener for a job's events is never run in test mode.",
  },
];
