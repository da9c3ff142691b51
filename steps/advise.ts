import type { SpecWorld } from './world';

/** Says something beside the verdict of a scenario: the report tells it as advice on the rule, whether that is met or not. */
export function advise(world: SpecWorld, text: string): void {
  world.attach(text, { mediaType: 'text/plain', fileName: 'advice' });
}
