import type { Terminal } from '../harness/terminal/terminal';
import { packTrace, traceType } from '../harness/trace/pack';
import { record } from '../harness/trace/record';
import type { SpecWorld } from './world';

/** Hands the scenario's trace over to whoever writes reports. */
export function attachTrace(
  world: SpecWorld,
  { terminals, endedAt }: { terminals: readonly Terminal[]; endedAt: number },
): void {
  const recording = record({
    startedAt: world.startedAt,
    endedAt,
    terminals,
    exchanges: world.session.exchanges,
    commands: world.redis?.recorder.commands ?? [],
  });
  world.attach(packTrace(recording), { mediaType: traceType, fileName: 'trace' });
}
