import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Redis } from 'ioredis';
import type { Result } from '../../../report/result';
import { keptFor, packKey, resultKey } from '../jobs/keys';
import type { Pack } from './pack';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Keeps a pack, once however many ask for it. */
export async function keepPack(redis: Redis, { id, bytes }: Pack): Promise<void> {
  await redis.set(packKey(id), bytes, 'EX', keptFor);
}

/** Whether a pack is there; then it stays for as long as one that was just kept. */
export async function isKept(redis: Redis, id: string): Promise<boolean> {
  return (await redis.expire(packKey(id), keptFor)) === 1;
}

export async function fetchPack(redis: Redis, id: string): Promise<Buffer | undefined> {
  return (await redis.getBuffer(packKey(id))) ?? undefined;
}

/**
 * Keeps a result under its own digest: where two workers grade the same solution, because one was believed to be gone,
 * neither overwrites the other's, and the job that is completed names the one that counts.
 */
export async function keepResult(redis: Redis, job: string, result: Result): Promise<string> {
  const bytes = await zip(JSON.stringify(result));
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  await redis.set(resultKey(job, digest), bytes, 'EX', keptFor);
  return digest;
}

/** A result that was kept; undefined where Redis has it no longer, or not whole. */
export async function fetchResult(redis: Redis, job: string, digest: string): Promise<Result | undefined> {
  const bytes = await redis.getBuffer(resultKey(job, digest));
  if (!bytes) return undefined;
  try {
    return JSON.parse((await unzip(bytes)).toString()) as Result;
  } catch {
    return undefined;
  }
}
