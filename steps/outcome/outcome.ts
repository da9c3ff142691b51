/**
 * How a step reports: advice and a reason to skip here, failures in `failure.ts`, a value to wait for in `expect-value.ts`.
 */
import type { SpecWorld } from '../world/world';

/** Says something beside the verdict of a scenario: the report tells it as advice on the rule, whether that is met or not. */
export function advise(world: SpecWorld, text: string): void {
  world.attach(text, { mediaType: 'text/plain', fileName: 'advice' });
}

/** Leaves the rest of a scenario out for want of a tool that it needs; the report gives the reason. To be returned by a step. */
export function skip(world: SpecWorld, reason: string): 'skipped' {
  world.attach(reason, { mediaType: 'text/plain', fileName: 'skipped because' });
  return 'skipped';
}
