/** Who is at a queue and how far it is, as text, as JSON, and in a browser. Needs `jobs`, and Bull Board for the browser. */
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { queueName, queueOptions } from '../jobs/jobs';
import { prefix } from '../jobs/keys';
import { type Present, whoIsThere } from './presence';

/** How things stand with the queue of one version. */
export interface QueueStatus {
  readonly version: string;
  readonly paused: boolean;
  readonly waiting: number;
  readonly active: number;
  readonly graded: number;
  readonly failed: number;
  /** Solutions a minute, over the last five. */
  readonly rate: number;
  /** In minutes, at that rate; undefined where nothing is left, or nothing was graded of late. */
  readonly left?: number;
  readonly workers: readonly Present[];
  readonly collectors: readonly Present[];
}

const minutes = 5;

/** How things stand, for each version that has a queue here. */
export async function queueStatus(redis: Redis): Promise<QueueStatus[]> {
  const [workers, collectors] = await Promise.all([whoIsThere(redis, 'worker'), whoIsThere(redis, 'collector')]);
  const queued = await versionsWithQueue(redis);
  const all = [...new Set([...queued, ...[...workers, ...collectors].map(({ version }) => version)])].sort();
  return Promise.all(all.map(version => statusOf(redis, version, workers, collectors)));
}

async function versionsWithQueue(redis: Redis): Promise<string[]> {
  const found = new Set<string>();
  const begin = `${prefix}:${queueName('')}`;
  for await (const keys of redis.scanStream({ match: `${begin}*:meta`, count: 1000 }))
    for (const key of keys as string[]) found.add(key.slice(begin.length, -':meta'.length));
  return [...found];
}

async function statusOf(
  redis: Redis,
  version: string,
  workers: readonly Present[],
  collectors: readonly Present[],
): Promise<QueueStatus> {
  const queue = new Queue(queueName(version), queueOptions(redis));
  try {
    const [counts, paused, lately] = await Promise.all([
      queue.getJobCounts('wait', 'prioritized', 'delayed', 'active', 'completed', 'failed'),
      queue.isPaused(),
      redis.zcount(queue.toKey('completed'), Date.now() - minutes * 60_000, '+inf'),
    ]);
    const { wait = 0, prioritized = 0, delayed = 0, active = 0, completed = 0, failed = 0 } = counts;
    const waiting = wait + prioritized + delayed;
    const rate = lately / minutes;
    return {
      version,
      paused,
      waiting,
      active,
      graded: completed,
      failed,
      rate,
      ...(rate > 0 && waiting + active > 0 && { left: (waiting + active) / rate }),
      workers: workers.filter(one => one.version === version),
      collectors: collectors.filter(one => one.version === version),
    };
  } finally {
    await queue.close();
  }
}

/** Pauses every version's queue, or lets them go on: what is being graded is graded to its end. */
export async function setPaused(redis: Redis, paused: boolean): Promise<number> {
  const versions = await versionsWithQueue(redis);
  for (const version of versions) {
    const queue = new Queue(queueName(version), queueOptions(redis));
    await (paused ? queue.pause() : queue.resume());
    await queue.close();
  }
  return versions.length;
}

/** The status as a page of text. */
export function renderStatus(statuses: readonly QueueStatus[]): string {
  if (statuses.length === 0) return 'Nothing was ever queued here, and nobody is here.';
  return statuses.map(renderOne).join('\n\n');
}

function renderOne(status: QueueStatus): string {
  const { version, paused, waiting, active, graded, failed, rate, left, workers, collectors } = status;
  const lines = [
    `queuing-spec ${version}${paused ? ' (paused)' : ''}`,
    `  waiting ${waiting}, active ${active}, graded ${graded}, given up ${failed}`,
    `  ${rate.toFixed(1)} a minute over the last ${minutes} minutes${left === undefined ? '' : `, ${Math.ceil(left)} min left`}`,
    ...(workers.length === 0 ? ['  no worker'] : workers.map(workerLine)),
    ...collectors.map(one => `  class ${one.class}, collected by ${one.host} (process ${one.pid})`),
  ];
  return lines.join('\n');
}

function workerLine({ host, pid, slots = 0, grading = 0, graded = 0, since }: Present): string {
  const hours = (Date.now() - since) / 3_600_000;
  const rate = hours > 0 ? (graded / (hours * 60)).toFixed(1) : '0';
  return `  worker ${host} (process ${pid}): ${grading} of ${slots} at work, ${graded} graded, ${rate} a minute`;
}
