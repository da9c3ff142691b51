/**
 * Finds the redis-server to use: the one that is named, one on the PATH, or one that is fetched once into the cache.
 *
 * Needs apt or a C compiler to fetch one; no root.
 */
import { join, resolve } from 'node:path';
import { cacheFolder } from '../../settings';
import { RedisError } from '../connection';
import { type Probe, probe, type RedisBinary } from './binary';
import { findCached } from './cache';
import { waysToFetch } from './fetch';
import { onPath } from './on-path';

export interface FindRedisOptions {
  /** Where QUEUING_SPEC_REDIS and PATH are read. Default: the process's own. */
  env?: NodeJS.ProcessEnv;
  /** The folder of a fetched Redis. Default: `redis` in the harness's cache folder. */
  cache?: string;
  /** Called with a line about what takes so long. Default: writes it to stderr. */
  progress?: (line: string) => void;
}

/** There is no Redis, and none could be fetched: in one sentence, with what to do. */
export class NoRedis extends RedisError {
  /** @param tried a clause for each place and each way, in their order */
  constructor(readonly tried: readonly string[]) {
    const [there] = tried.filter(reason => !/there is no |holds no Redis$/.test(reason));
    super(
      'not-found',
      `No Redis server can be used (${there ?? 'there is none on PATH'}): install Redis 6.0 or newer (apt-get install ` +
        'redis-server, dnf install redis, brew install redis), or set QUEUING_SPEC_REDIS to the path of one; npm run doctor ' +
        'says what was tried.',
    );
  }
}

let found: Promise<RedisBinary> | undefined;

/**
 * Finds a Redis server of version 6 or newer: the one that QUEUING_SPEC_REDIS names, `redis-server` or
 * `valkey-server` on PATH, the one in the harness's cache; else fetches one into the cache, from Debian's packages
 * without root, or by compiling its source. Called without options it looks only once in the life of the process.
 * Throws a RedisError 'not-found', where nothing is set a NoRedis that knows what was tried.
 */
export async function findRedis(options?: FindRedisOptions): Promise<RedisBinary> {
  if (options !== undefined) return search(options);
  found ??= search({}).catch(error => {
    found = undefined;
    throw error;
  });
  return found;
}

async function search(options: FindRedisOptions): Promise<RedisBinary> {
  const env = options.env ?? process.env;
  if (env.QUEUING_SPEC_REDIS) return fromSetting(env.QUEUING_SPEC_REDIS);
  const path = env.PATH ?? '';
  const cache = options.cache ?? join(cacheFolder(), 'redis');
  const reasons: string[] = [];
  for (const look of [
    () => fromPath('redis-server', path),
    () => fromPath('valkey-server', path),
    () => findCached(cache),
    ...waysToFetch(cache, path, options.progress ?? toStderr),
  ]) {
    const seen = await look();
    if ('path' in seen) return seen;
    reasons.push(seen.reason);
  }
  throw new NoRedis(reasons);
}

async function fromSetting(path: string): Promise<RedisBinary> {
  const seen = await probe(resolve(path), 'setting');
  if ('path' in seen) return seen;
  throw new RedisError(
    'not-found',
    `QUEUING_SPEC_REDIS names a Redis that cannot be used: ${seen.reason}. ` +
      'Set it to the path of a redis-server, or unset it to have one looked for.',
  );
}

async function fromPath(name: string, path: string): Promise<Probe> {
  const file = await onPath(name, path);
  return file === undefined ? { reason: `there is no ${name} on PATH` } : probe(file, 'path');
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
