import { endRedis, type RecordedRedis, startRedis } from '../../harness/redis';
import type { Stage } from '../../harness/stage/stage';
import { Launcher } from '../../harness/terminal/launcher';

let shared: Promise<RecordedRedis> | undefined;

/** The Redis of this worker, started once and emptied for each scenario. */
export function sharedRedis(): Promise<RecordedRedis> {
  shared ??= startRedis();
  return shared;
}

/** Ends this worker's Redis, if it has one. */
export async function endSharedRedis(): Promise<void> {
  const ending = shared;
  shared = undefined;
  // If it never started, the step that asked for it has failed with the reason.
  const redis = await ending?.catch(() => undefined);
  if (redis) await endRedis(redis);
}

let launcher: Launcher | undefined;
let ending: Promise<unknown> = Promise.resolve();
/** How many programs the last launcher started. The next solution of a class needs about as many. */
let lastLaunches = 0;

/** The launcher that starts the programs of a stage. It lives as long as this worker's scenarios use the same stage. */
export function launcherFor(stage: Stage): Launcher {
  if (launcher?.stage.folder !== stage.folder) void endLauncher();
  launcher ??= new Launcher(stage, lastLaunches);
  return launcher;
}

/** Ends this worker's launcher, if it has one. */
export async function endLauncher(): Promise<void> {
  lastLaunches = launcher?.launches ?? lastLaunches;
  ending = Promise.all([ending, launcher?.end()]);
  launcher = undefined;
  await ending;
}
