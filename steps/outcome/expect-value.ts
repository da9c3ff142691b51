import { isDeepStrictEqual } from 'node:util';
import { ProgramError } from '../../harness/errors';
import type { SpecWorld } from '../world/world';
import { breakdowns } from './failure';

/**
 * Waits until a value is the expected one.
 *
 * @param what its name in the failure: `The key "a"`
 * @param look reads its present value
 * @param hint returns one more sentence for the failure, read when it fails
 * @throws ProgramError with both values when it stays different
 */
export async function expectValue<T>(
  world: SpecWorld,
  what: string,
  expected: T,
  look: () => Promise<T> | T,
  hint: () => Promise<string> = async () => '',
): Promise<void> {
  const outcome = await world.session.until(async () => (isDeepStrictEqual(await look(), expected) ? true : undefined));
  if (outcome.met) return;
  const broken = breakdowns(world.session.terminals.values());
  throw new ProgramError(`${what} should be ${shown(expected)}; it is ${shown(await look())}.${await hint()}${broken}`);
}

function shown(value: unknown): string {
  return value === undefined || value === null ? 'nothing' : JSON.stringify(value);
}
