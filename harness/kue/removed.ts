import type { RecordedCommand } from '../redis/recorder';
import { type Job, readJob } from './job';

/** Jobs as they were queued, by their keys in Redis. */
export type GivenJobs = ReadonlyMap<string, Readonly<Record<string, string>>>;

/**
 * The jobs that a program removed from Redis after their end (`removeOnComplete`, `job.remove()` in a listener), as they were
 * then, from the commands that Redis received. Tidying up is no mistake, and the outcome still counts. Jobs removed before
 * their end are not included.
 *
 * @param given jobs that no program created: the record of commands does not have them
 */
export function removedJobs(commands: readonly RecordedCommand[], given: GivenJobs = new Map()): Job[] {
  if (!commands.some(isRemoval)) return [];
  const hashes = new Map([...given].map(([key, fields]) => [key, { ...fields }]));
  const removed = new Map<string, Job>();
  for (const { name, args } of commands) {
    if (name === 'HSET' || name === 'HMSET' || name === 'HSETNX') setFields(hashes, args);
    if (!isRemoval({ name })) continue;
    for (const key of args) {
      const job = endedJob(key, hashes.get(key));
      hashes.delete(key);
      if (job) removed.set(key, job);
    }
  }
  return [...removed.values()];
}

function isRemoval({ name }: Pick<RecordedCommand, 'name'>): boolean {
  return name === 'DEL' || name === 'UNLINK';
}

function setFields(hashes: Map<string, Record<string, string>>, [key = '', ...pairs]: readonly string[]): void {
  if (!key.startsWith('q:job:')) return;
  const fields = hashes.get(key) ?? {};
  hashes.set(key, fields);
  for (let at = 0; at + 1 < pairs.length; at += 2) fields[pairs[at] as string] = pairs[at + 1] as string;
}

function endedJob(key: string, fields: Readonly<Record<string, string>> | undefined): Job | undefined {
  const id = /^q:job:(\d+)$/.exec(key)?.[1];
  const job = id && fields && readJob(Number(id), fields);
  return job && (job.state === 'complete' || job.state === 'failed') ? job : undefined;
}
