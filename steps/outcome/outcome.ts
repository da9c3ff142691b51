/**
 * How a step reports: advice and a reason to skip here, failures in `failure.ts`, a value to wait for in `expect-value.ts`.
 */
import type { SpecWorld } from '../world/world';

/** Adds advice to a scenario. It does not change the verdict: the report shows it with the rule, met or not. */
export function advise(world: SpecWorld, text: string): void {
  world.attach(text, { mediaType: 'text/plain', fileName: 'advice' });
}

/** Skips the rest of a scenario because a tool is missing; the report gives the reason. A step returns this. */
export function skip(world: SpecWorld, reason: string): 'skipped' {
  world.attach(reason, { mediaType: 'text/plain', fileName: 'skipped because' });
  return 'skipped';
}
