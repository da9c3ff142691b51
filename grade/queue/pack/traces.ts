import { existsSync, readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import type { Assignment } from '../../class/worker-pool/messages';
import { writeTracesOf } from '../../pages/write-traces';
import { keptFor, tracesKey } from '../jobs/keys';

/** Traces take forty times what results take: once a collector has them they are kept so long, in seconds, for another one. */
const keptForOthers = 10 * 60;
/** What the traces of one solution may take, packed, in bytes: larger ones are left out. */
const most = 16 * 1024 * 1024;

/** Keeps what a worker wrote of a grade's traces, beside the result. */
export async function keepTraces(redis: Redis, job: string, digest: string, path: string): Promise<void> {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  if (bytes.length <= most) await redis.set(tracesKey(job, digest), bytes, 'EX', keptFor);
}

/** Writes the page of traces that goes with a result, where there are any. */
export async function giveTraces(
  redis: Redis,
  job: string,
  digest: string,
  { name, path }: NonNullable<Assignment['traces']>,
): Promise<void> {
  const bytes = await redis.getBuffer(tracesKey(job, digest));
  if (!bytes) return;
  await writeTracesOf(bytes, name, path);
  await redis.expire(tracesKey(job, digest), keptForOthers);
}
