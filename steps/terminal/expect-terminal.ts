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
export async function expectShown(world: SpecWorld, terminal: Terminal, expected: string, compare: Compare) {
  const { loose } = await expectLines(world, terminal, expected, compare, async () => {});
  if (loose) adviseOnBlanks(world, titleOf(terminal), terminal.lines(), true);
}

/** The same, but the terminal must show nothing else: waits until nothing more can happen, and then compares. */
export async function expectExactly(world: SpecWorld, terminal: Terminal, expected: string, compare: Compare) {
  const { loose } = await expectLines(world, terminal, expected, compare, () => world.session.settle());
  adviseOnBlanks(world, titleOf(terminal), terminal.lines(), loose);
}

/** @param onceShown what is waited for before the last look, once all is there */
async function expectLines(
  world: SpecWorld,
  terminal: Terminal,
  expected: string,
  compare: Compare,
  onceShown: () => Promise<void>,
): Promise<LooseComparison> {
  const look = () => loosely(compare, expected, terminal.lines(), world.bindings);
  const outcome = await world.session.until(() => (look().matches ? true : undefined));
  if (outcome.met) await onceShown();
  const seen = look();
  conclude(world, terminal, seen, outcome.met ? undefined : outcome.why);
  return seen;
}

function titleOf({ number, program }: Terminal): string {
  return `Terminal ${number} (${program})`;
}

function conclude(world: SpecWorld, terminal: Terminal, comparison: LooseComparison, why?: Unmet): void {
  if (comparison.difference) throw wrongTranscript(terminal, comparison.difference, why);
  Object.assign(world.bindings, comparison.bindings);
}
