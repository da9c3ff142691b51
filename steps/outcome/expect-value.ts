import { isDeepStrictEqual } from 'node:util';
import { ProgramError } from '../../harness/errors';
import type { SpecWorld } from '../world/world';
import { breakdowns } from './failure';

/**
 * Waits until something that can be looked up has the value that is expected of it.
 *
 * @param what it is called in the failure: `The key "a"`
 * @param look gives its present value
 * @param hint gives a sentence more for the failure, from what is there then
 * @throws ProgramError that names both values when it stays another
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
