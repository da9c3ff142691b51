import { readFileSync } from 'node:fs';
import type { Terminal } from '../harness/terminal/terminal';
import { bareWorker, countEnded, countEnds, notification, queueJobs } from './exercise';
import type { Rehearsal } from './runner/rehearsal';
import { define, mustBe } from './runner/scenario';

const program = '6-job_processor';
const queue = 'push_notification_code';
const least = 0.9;
/** The first tenth of the jobs only warms the workers up. */
const warmUp = 0.1;

interface Drained {
  /** The number of timed jobs, and the seconds that they took. */
  readonly jobs: number;
  readonly seconds: number;
  /** Jobs that had not ended when Kue had reported as many ends as there were jobs. */
  readonly open: number;
  /** The peak memory of each process, in MiB. */
  readonly memory: readonly number[];
  /** The peak memory of Redis so far, in MiB. */
  readonly redisMemory: number;
}

interface Outcome {
  readonly own: Drained;
  readonly bare: readonly Drained[];
}

/** Very many jobs, and how fast they are done. */
export const backlog = define({
  name: 'backlog',
  title: 'A backlog of jobs (tasks 6 and 7)',
  shows: 'A great many jobs are queued and then drained by several workers, beside bare Kue workers in the same run.',
  parameters: {
    jobs: { about: 'jobs', default: 20_000, min: 100, max: 100_000 },
    workers: { about: 'worker processes', default: 2, min: 1, max: 8 },
  },
  programs: [program],
  async play(rehearsal, { jobs, workers }): Promise<Outcome> {
    // Half of the bare workers' jobs come before, half after, so that a machine that changes its speed favours nobody.
    const half = Math.ceil(jobs / 2);
    const before = await drain(rehearsal, half, workers, bareWorker);
    const own = await drain(rehearsal, jobs, workers);
    const after = await drain(rehearsal, half, workers, bareWorker);
    return { own, bare: [before, after] };
  },
  mustHold: [
    mustBe<Outcome>('Every job of the backlog ends', ({ own }) => own.open > 0 && `${own.open} have not ended`),
    mustBe<Outcome>(`It is drained at no less than ${least} times the rate of bare Kue workers`, ({ own, bare }) => {
      const ratio = rate([own]) / rate(bare);
      return ratio < least && `${ratio.toFixed(2)} times`;
    }),
  ],
  figures: ({ own, bare }) => [
    { name: 'jobs a second', value: rate([own]) },
    { name: 'jobs a second of bare workers', value: rate(bare) },
    { name: 'ratio', value: rate([own]) / rate(bare) },
    ...own.memory.map((value, index) => ({ name: `memory of worker ${index + 1}, at most`, value, unit: 'MiB' })),
    { name: 'memory of a bare worker, at most', value: Math.max(...bare.flatMap(({ memory }) => memory)), unit: 'MiB' },
    { name: 'memory of Redis, at most', value: own.redisMemory, unit: 'MiB' },
  ],
});

/** Queues jobs on an empty Redis, lets workers do them, and ends the workers. */
async function drain(rehearsal: Rehearsal, jobs: number, workers: number, text?: string): Promise<Drained> {
  await rehearsal.redis.empty();
  await queueJobs(
    rehearsal,
    queue,
    Array.from({ length: jobs }, (_, index) => notification(index)),
  );
  const name = text ? 'bare-worker' : program;
  const work = rehearsal.work(`drained by ${name}`, 'jobs', jobs);
  const ends: number[] = [];
  const stop = countEnds(rehearsal, count => {
    ends.push(performance.now());
    work.update(count);
  });
  const terminals = Array.from({ length: workers }, () => rehearsal.open(name, { shown: 1, ...(text && { text }) }));
  await rehearsal.until('the backlog is drained', () => ends.length >= jobs || undefined);
  stop();
  work.end();
  const open = jobs - (await countEnded(rehearsal.jobs, queue));
  const info = String(await rehearsal.redis.command('info', 'memory'));
  const memory = terminals.map(memoryOf);
  await Promise.all(terminals.map(terminal => terminal.kill()));
  const warm = Math.floor(warmUp * jobs);
  return {
    jobs: jobs - 1 - warm,
    seconds: ((ends[jobs - 1] ?? 0) - (ends[warm] ?? 0)) / 1000,
    open,
    memory,
    redisMemory: Number(/used_memory_peak:(\d+)/.exec(info)?.[1]) / 2 ** 20,
  };
}

/** In MiB; 0 when the system does not tell (only Linux does). */
function memoryOf({ pid }: Terminal): number {
  try {
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function rate(drained: readonly Drained[]): number {
  const [jobs, seconds] = [drained.map(one => one.jobs), drained.map(one => one.seconds)].map(values =>
    values.reduce((all, one) => all + one, 0),
  );
  return (jobs ?? 0) / (seconds ?? 1);
}
