import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Probe, probe } from './binary';

/** Where each way of fetching puts its server, relative to the cache folder. */
export const FETCHED = { debian: 'debian/bin/redis-server', build: 'build/stable/redis-server' } as const;

const UNFINISHED = 'fetching-';
const ABANDONED_AFTER = 60 * 60 * 1000;

/** The Redis that an earlier run fetched into `cache`, or why there is none. */
export async function findCached(cache: string): Promise<Probe> {
  let reason = `${cache} holds no Redis`;
  for (const place of Object.values(FETCHED)) {
    const found = await probe(join(cache, place), 'cache');
    if ('path' in found) return found;
    if (!found.reason.endsWith('does not exist')) reason = found.reason;
  }
  return { reason };
}

/**
 * Lets `fill` make a folder, and renames it to `cache/name` when it is complete, so that another run sees a whole Redis or
 * none. `fill` receives the folder to fill and its final path.
 */
export async function install(
  cache: string,
  name: string,
  fill: (folder: string, destination: string) => Promise<void>,
): Promise<void> {
  await removeAbandoned(cache);
  const destination = join(cache, name);
  const folder = await mkdtemp(join(cache, UNFINISHED));
  try {
    await fill(folder, destination);
    // An existing folder did not work; otherwise it would have been used.
    await rm(destination, { recursive: true, force: true });
    await rename(folder, destination);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A fetch that was killed leaves its folder. The folder of a running fetch, as in another container, is younger than an hour.
 */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const folder = join(cache, name);
    const age = Date.now() - (await stat(folder)).mtimeMs;
    if (age > ABANDONED_AFTER) await rm(folder, { recursive: true, force: true });
  }
}
