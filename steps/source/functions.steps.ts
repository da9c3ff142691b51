import { Then } from '@cucumber/cucumber';
import { ProgramError } from '../../harness/errors';
import type { SpecWorld } from '../world/world';
import { functionOf, sourceOf } from './source-of';

Then(
  'the source of {string} has a function {string} that takes {int} argument(s)',
  async function (this: SpecWorld, program: string, name: string, count: number) {
    const { parameters, required } = functionOf(await sourceOf(this, program), program, name);
    // A function made by a wrapper does not say which arguments it takes.
    if (parameters === undefined || required === undefined || (required <= count && parameters.length >= count)) return;
    throw new ProgramError(
      `${name} in ${program} should take ${count} arguments; it takes (${parameters.join(', ')}).`,
    );
  },
);

Then(
  'the source of {string} has an async function {string}',
  async function (this: SpecWorld, program: string, name: string) {
    const source = await sourceOf(this, program);
    if (!functionOf(source, program, name).async)
      throw new ProgramError(`${name} in ${program} should be an async function.`);
  },
);

Then(
  'the source of {string} awaits in the function {string}',
  async function (this: SpecWorld, program: string, name: string) {
    const source = await sourceOf(this, program);
    functionOf(source, program, name);
    if (source.awaitedIn(name).length === 0)
      throw new ProgramError(`${name} in ${program} should await something; it does not.`);
  },
);

Then(
  'the source of {string} exports the function {string} as its default',
  async function (this: SpecWorld, program: string, name: string) {
    const { exportedAs } = functionOf(await sourceOf(this, program), program, name);
    if (exportedAs.includes('default')) return;
    const instead = exportedAs.length > 0 ? `only by the name ${exportedAs.join(', ')}` : 'not at all';
    throw new ProgramError(`${name} in ${program} should be the default export; it is exported ${instead}.`);
  },
);
