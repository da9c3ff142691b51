import { randomInt } from 'node:crypto';
import type { Terminal } from '../harness/terminal/terminal';
import { blacklisted, countEnded, countEnds, notification, queueJobs, stuckJobs } from './exercise';
import { define, mustBe } from './runner/scenario';

const program = '7-job_processor';
const queue = 'push_notification_code_2';
/** One of this many jobs is refused. */
const refusedEach = 20;

interface Outcome {
  readonly jobs: number;
  readonly completed: number;
  readonly failed: number;
  readonly refused: number;
  readonly stuck: readonly string[];
  readonly twice: number;
  readonly kills: number;
  readonly seconds: number;
}

/** Workers are killed in the middle of their jobs. */
export const workerCrash = define({
  name: 'worker-crash',
  title: 'Workers that are killed (tasks 8 and 9)',
  shows: 'A worker is killed with SIGKILL in the middle of its jobs, and another takes its place, again and again.',
  parameters: {
    jobs: { about: 'jobs', default: 500, min: 200, max: 50_000 },
    kills: { about: 'how often a worker is killed', default: 4, min: 1, max: 50 },
    workers: { about: 'worker processes at the same time', default: 2, min: 1, max: 8 },
  },
  programs: [program],
  async play(rehearsal, { jobs, kills, workers }): Promise<Outcome> {
    const data = Array.from({ length: jobs }, (_, index) => ({
      ...notification(index),
      ...(index % refusedEach === 0 && { phoneNumber: blacklisted }),
    }));
    await queueJobs(rehearsal, queue, data);
    const all: Terminal[] = [];
    const open = (): Terminal => {
      const terminal = rehearsal.open(program, { shown: 3 });
      all.push(terminal);
      return terminal;
    };
    const living = Array.from({ length: workers }, open);
    const startedAt = performance.now();
    const work = rehearsal.work('ended', 'jobs', jobs);
    let ends = 0;
    let killAt = 0;
    const stop = countEnds(rehearsal, count => {
      ends = count;
      work.update(Math.min(ends, jobs));
      // At once, whatever the worker is doing.
      if (ends >= killAt) living[0]?.signal('SIGKILL');
    });
    for (let kill = 1; kill <= kills; kill += 1) {
      const part = jobs / (kills + 1);
      killAt = Math.ceil((kill - 1) * part) + randomInt(Math.max(1, Math.floor(part / 2)), Math.ceil(part) + 1);
      const victim = living[0] as Terminal;
      if (ends >= killAt) victim.signal('SIGKILL');
      await rehearsal.until(`worker ${kill} of ${kills} is killed`, () => victim.ending);
      killAt = Number.POSITIVE_INFINITY;
      rehearsal.say(`worker in terminal ${victim.number} killed after ${ends} jobs`);
      living.push(open());
      living.shift();
    }
    await rehearsal
      .until('every job has ended', async () => (await countEnded(rehearsal.jobs, queue)) >= jobs || undefined)
      .catch(() => {}); // which jobs have not, is told below
    stop();
    work.end();
    const seconds = (performance.now() - startedAt) / 1000;
    return {
      jobs,
      completed: await rehearsal.jobs.count(queue, 'complete'),
      failed: await rehearsal.jobs.count(queue, 'failed'),
      refused: Math.ceil(jobs / refusedEach),
      stuck: await stuckJobs(rehearsal.jobs, queue, jobs),
      twice: countTwice(all),
      kills,
      seconds,
    };
  },
  mustHold: [
    mustBe<Outcome>('Every job is completed or failed', ({ jobs, completed, failed }) => {
      return completed + failed !== jobs && `${completed} completed and ${failed} failed of ${jobs}`;
    }),
    mustBe<Outcome>('Only the refused jobs have failed', ({ failed, refused }) => {
      return failed !== refused && `${failed} failed, ${refused} were to be refused`;
    }),
    mustBe<Outcome>('No job is stuck active, or lost between two states', ({ stuck }) => {
      return stuck.length > 0 && `${stuck.length}: ${stuck.slice(0, 5).join(', ')}`;
    }),
  ],
  figures: ({ kills, jobs, twice, stuck, seconds }) => [
    { name: 'kills', value: kills },
    { name: 'jobs', value: jobs },
    { name: 'jobs run twice', value: twice },
    { name: 'jobs lost or stuck', value: stuck.length },
    { name: 'from the first worker to the last job', value: seconds, unit: 's' },
  ],
});

/** How many notifications were sent again, by the phone number, which is unique for each job. */
function countTwice(terminals: readonly Terminal[]): number {
  const sent = terminals.flatMap(terminal =>
    terminal.lines().flatMap(line => /^Sending notification to (\d+),/.exec(line)?.[1] ?? []),
  );
  return sent.length - new Set(sent).size;
}
