import { isDeepStrictEqual } from 'node:util';
import { ProgramError } from '../harness/errors';
import type { SpecWorld } from './world';

/**
 * Waits until something that can be looked up has the value that is expected of it.
 *
 * @param what it is called in the failure: `The key "a"`
 * @param look gives its present value
 * @throws ProgramError that names both values when it stays another
 */
export async function expectValue<T>(world: SpecWorld, what: string, expected: T, look: () => Promise<T> | T): Promise<void> {
  const outcome = await world.session.until(async () => (isDeepStrictEqual(await look(), expected) ? true : undefined));
  if (outcome.met) return;
  throw new ProgramError(`${what} should be ${shown(expected)}; it is ${shown(await look())}.`);
}

function shown(value: unknown): string {
  return value === undefined || value === null ? 'nothing' : JSON.stringify(value);
}
