import { readFileSync } from 'node:fs';
import type { Terminal } from '../harness/terminal/terminal';
import { bareWorker } from './exercise/bare-programs';
import { countEnds, notification, queueJobs, stuckJobs } from './exercise/jobs';
import type { Rehearsal } from './runner/rehearsal';
import { define, mustBe } from './runner/scenario';

const program = '6-job_processor';
const queue = 'push_notification_code';
const least = 0.9;
/** The backlog is drained in so many parts, by bare workers and the target's in turns: both see the machine at its best and worst. */
const parts = 4;

interface Drained {
  readonly jobs: number;
  readonly seconds: number;
  /** Of each process, at the end, in MiB. */
  readonly memory: readonly number[];
}

interface Outcome {
  readonly own: readonly Drained[];
  readonly bare: readonly Drained[];
  readonly redisMemory: number;
  readonly open: readonly string[];
}

/** A great many jobs, and how fast they are worked off. */
export const backlog = define({
  name: 'backlog',
  title: 'A backlog of jobs (tasks 6 and 7)',
  shows: 'A great many jobs are queued and then drained by several workers, beside bare Kue workers in the same run.',
  parameters: {
    jobs: { about: 'jobs', default: 20_000, min: 100, max: 200_000 },
    workers: { about: 'worker processes', default: 2, min: 1, max: 8 },
  },
  programs: [program],
  async play(rehearsal, { jobs, workers }): Promise<Outcome> {
    const own: Drained[] = [];
    const bare: Drained[] = [];
    for (let part = 0; part < parts; part += 1) {
      const size = Math.floor(jobs / parts);
      const both = [
        async () => own.push(await drain(rehearsal, size, workers, `by ${program}`)),
        async () => bare.push(await drain(rehearsal, size, workers, 'by bare workers', bareWorker)),
      ];
      for (const one of part % 2 === 0 ? both : both.toReversed()) await one();
    }
    const info = String(await rehearsal.redis.command('info', 'memory'));
    return {
      own,
      bare,
      redisMemory: Number(/used_memory_peak:(\d+)/.exec(info)?.[1]) / 2 ** 20,
      open: await stuckJobs(rehearsal.jobs, queue),
    };
  },
  mustHold: [
    mustBe<Outcome>('Every job of the backlog ends', ({ open }) => open.length > 0 && `${open.length} have not ended`),
    mustBe<Outcome>(`It is drained at no less than ${least} times the rate of bare Kue workers`, ({ own, bare }) => {
      const ratio = rate(own) / rate(bare);
      return ratio < least && `${ratio.toFixed(2)} times`;
    }),
  ],
  figures: ({ own, bare, redisMemory }) => [
    { name: 'jobs a second', value: rate(own) },
    { name: 'jobs a second of bare workers', value: rate(bare) },
    { name: 'ratio', value: rate(own) / rate(bare) },
    { name: 'memory of a worker, at most', value: most(own), unit: 'MiB' },
    { name: 'memory of a bare worker, at most', value: most(bare), unit: 'MiB' },
    { name: 'memory of Redis, at most', value: redisMemory, unit: 'MiB' },
  ],
});

/** Queues jobs, has workers drain them, and ends the workers. The time runs from the first end of a job to the last. */
async function drain(rehearsal: Rehearsal, jobs: number, workers: number, by: string, text?: string): Promise<Drained> {
  await queueJobs(
    rehearsal,
    queue,
    Array.from({ length: jobs }, (_, index) => notification(index)),
  );
  const work = rehearsal.work(`drained ${by}`, 'jobs', jobs);
  const ends: number[] = [];
  const stop = countEnds(rehearsal, count => {
    ends.push(performance.now());
    work.update(count);
  });
  const terminals = Array.from({ length: workers }, () =>
    rehearsal.open(text ? 'bare-worker' : program, { shown: 1, ...(text && { text }) }),
  );
  await rehearsal.until('the backlog is drained', () => ends.length >= jobs || undefined);
  stop();
  work.end();
  const memory = terminals.map(memoryOf);
  await Promise.all(terminals.map(terminal => terminal.kill()));
  return { jobs: jobs - 1, seconds: ((ends[jobs - 1] ?? 0) - (ends[0] ?? 0)) / 1000, memory };
}

/** In MiB; 0 where the system does not tell (it is Linux that does). */
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

function most(drained: readonly Drained[]): number {
  return Math.max(...drained.flatMap(({ memory }) => memory));
}
