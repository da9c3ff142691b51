import type { Terminal } from '../../harness/terminal/terminal';
import type { Unmet } from '../../harness/wait';
import { wrongTranscript } from '../outcome/failure';
import type { SpecWorld } from '../world/world';
import { adviseOnBlanks, type Compare, type LooseComparison, loosely } from './blanks';

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
  const look = () => loosely(compare, expected, terminal.lines(), world.bindings);
  const outcome = await world.session.until(() => (look().matches ? true : undefined));
  const seen = look();
  conclude(world, terminal, seen, outcome.met ? undefined : outcome.why);
  if (seen.loose) adviseOnBlanks(world, titleOf(terminal), terminal.lines(), true);
}

/** The same, but the terminal must show nothing else: waits until nothing more can happen, and then compares. */
export async function expectExactly(
  world: SpecWorld,
  terminal: Terminal,
  expected: string,
  compare: Compare,
): Promise<void> {
  const look = () => loosely(compare, expected, terminal.lines(), world.bindings);
  const outcome = await world.session.until(() => (look().matches ? true : undefined));
  if (outcome.met) await world.session.settle();
  const seen = look();
  conclude(world, terminal, seen, outcome.met ? undefined : outcome.why);
  adviseOnBlanks(world, titleOf(terminal), terminal.lines(), seen.loose);
}

function titleOf({ number, program }: Terminal): string {
  return `Terminal ${number} (${program})`;
}

function conclude(world: SpecWorld, terminal: Terminal, comparison: LooseComparison, why?: Unmet): void {
  if (comparison.difference) throw wrongTranscript(terminal, comparison.difference, why);
  Object.assign(world.bindings, comparison.bindings);
}
