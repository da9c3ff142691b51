import { availableParallelism } from 'node:os';
import { Lane, type TimedLaunch } from './lane';

/** Runs all launches, one per processor at a time; returns the wall time in ms. */
export async function timeLaunches(launches: readonly TimedLaunch[]): Promise<number> {
  const lanes = await Promise.all(Array.from({ length: availableParallelism() }, () => Lane.open()));
  const left = [...launches];
  const startedAt = performance.now();
  await Promise.all(
    lanes.map(async lane => {
      for (let next = left.shift(); next; next = left.shift()) await lane.run(next);
    }),
  );
  const took = performance.now() - startedAt;
  await Promise.all(lanes.map(lane => lane.close()));
  return took;
}

/** The median. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
