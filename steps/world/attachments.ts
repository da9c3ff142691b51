import { relative } from 'node:path';
import { ownPlaces } from '../../harness/terminal/own-places';
import type { Terminal } from '../../harness/terminal/terminal';
import { packTrace, traceType } from '../../harness/trace/pack';
import { record } from '../../harness/trace/record';
import type { SpecWorld } from './world';

const noRedis = 'is not there: nothing listens where programs look for it';

/** Attaches the scenario's trace, for the reports. */
export function attachTrace(
  world: SpecWorld,
  { terminals, endedAt }: { terminals: readonly Terminal[]; endedAt: number },
): void {
  const { startedAt, redis } = world;
  const recording = record({
    startedAt,
    endedAt,
    terminals,
    exchanges: world.hasSession ? world.session.exchanges : [],
    commands: redis?.recorder.commands ?? [],
    own: redis?.recorder.own ?? [],
    happenings: redis?.recorder.happenings ?? (terminals.length > 0 ? [{ at: startedAt, text: noRedis }] : []),
  });
  world.attach(packTrace(recording), { mediaType: traceType, fileName: 'trace' });
}

/**
 * Attaches which line of a program printed, sent or answered what, so that a report can name the line that is wrong; none of a
 * partner's from elsewhere, which is right.
 */
export function attachCallSites(world: SpecWorld, terminals: readonly Terminal[]): void {
  const { target } = world.stage;
  const own = terminals.filter(({ launch }) => launch.target === target);
  const sites = own.flatMap(({ number, control, launch }) =>
    ownPlaces(control.sites, launch).map(({ place, ...site }) => ({
      ...site,
      terminal: number,
      place: { ...place, file: relative(target, place.file) },
    })),
  );
  if (sites.length > 0) world.attach(JSON.stringify(sites), { mediaType: 'application/json', fileName: 'call sites' });
}
