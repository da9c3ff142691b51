import type { SpecWorld } from './world';

/** Leaves the rest of a scenario out for want of a tool that it needs; the report gives the reason. To be returned by a step. */
export function skip(world: SpecWorld, reason: string): 'skipped' {
  world.attach(reason, { mediaType: 'text/plain', fileName: 'skipped because' });
  return 'skipped';
}
