import type { Comparison } from '../harness/compare/difference';
import type { Terminal } from '../harness/terminal/terminal';
import type { Unmet } from '../harness/wait/eventually';
import { wrongTranscript } from './failure';
import type { SpecWorld } from './world';

/** One way to compare a whole transcript with what is expected. */
export type Compare = (expected: string, actual: readonly string[], bindings: Record<string, string>) => Comparison;

/**
 * Waits until a terminal shows what is expected.
 *
 * @throws ProgramError with the two texts side by side when it does not
 */
export async function expectShown(
  world: SpecWorld,
  terminal: Terminal,
  expected: string,
  compare: Compare,
): Promise<void> {
  const look = () => compare(expected, terminal.lines(), world.bindings);
  const outcome = await world.session.until(() => (look().matches ? true : undefined));
  conclude(world, terminal, look(), outcome.met ? undefined : outcome.why);
}

/** The same, and nothing more: what is shown once everything has come to rest is what counts. */
export async function expectExactly(
  world: SpecWorld,
  terminal: Terminal,
  expected: string,
  compare: Compare,
): Promise<void> {
  const look = () => compare(expected, terminal.lines(), world.bindings);
  const outcome = await world.session.until(() => (look().matches ? true : undefined));
  if (outcome.met) await world.session.settle();
  conclude(world, terminal, look(), outcome.met ? undefined : outcome.why);
}

function conclude(world: SpecWorld, terminal: Terminal, comparison: Comparison, why?: Unmet): void {
  if (comparison.difference) throw wrongTranscript(terminal, comparison.difference, why);
  Object.assign(world.bindings, comparison.bindings);
}
