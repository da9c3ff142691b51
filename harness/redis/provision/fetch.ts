import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type Probe, probe } from './binary';
import { buildFromSource } from './build';
import { FETCHED, findCached, install } from './cache';
import { fetchFromDebian } from './debian';
import { withLock } from './lock';
import { onPath } from './on-path';

interface Way {
  source: keyof typeof FETCHED;
  /** The programs it takes. */
  needs: string[];
  announcement: string;
  failure: string;
  /** Fills `folder`, which will be moved to `destination`. */
  fill: (folder: string, destination: string) => Promise<void>;
}

/**
 * The ways to fetch a Redis into `cache`, the best first. Each returns what it has fetched, or what another process has fetched
 * meanwhile, or why there is nothing. `path` lists the folders of programs, as in $PATH.
 */
export function waysToFetch(cache: string, path: string, progress: (line: string) => void): (() => Promise<Probe>)[] {
  const ways: Way[] = [
    {
      source: 'debian',
      needs: ['apt-get', 'apt-cache', 'dpkg'],
      announcement: "Fetching Redis from Debian's packages",
      failure: "it could not be fetched from Debian's packages",
      fill: (folder, destination) => fetchFromDebian(folder, destination, path),
    },
    {
      source: 'build',
      needs: ['make', 'cc'],
      announcement: 'Fetching and compiling the source of Redis, which takes some minutes',
      failure: 'its source could not be compiled',
      fill: folder => buildFromSource(folder, path, progress),
    },
  ];
  return ways.map(way => () => fetchBy(way, cache, path, progress));
}

/** Only one process fetches at a time; the others wait for it, and then find its Redis in the cache. */
async function fetchBy(way: Way, cache: string, path: string, progress: (line: string) => void): Promise<Probe> {
  for (const need of way.needs) {
    if ((await onPath(need, path)) === undefined) return { reason: `${way.failure}: there is no ${need} on PATH` };
  }
  const waiting = () => progress(`Another run is fetching Redis into ${cache}: waiting for it.`);
  try {
    await mkdir(cache, { recursive: true });
    return await withLock(await realpath(cache), () => fetchNow(way, cache, progress), waiting);
  } catch (error) {
    return { reason: `${way.failure}: ${(error as Error).message}` };
  }
}

async function fetchNow(way: Way, cache: string, progress: (line: string) => void): Promise<Probe> {
  const already = await findCached(cache);
  if ('path' in already) return already;
  progress(`${way.announcement}, once, into ${cache}`);
  await install(cache, way.source, way.fill);
  return probe(join(cache, FETCHED[way.source]), way.source);
}
