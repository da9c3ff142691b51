import { Then } from '@cucumber/cucumber';
import { ProgramError } from '../../harness/errors';
import type { SpecWorld } from '../world/world';
import { sourceOf } from './source-of';

Then('every test in the source of {string} asserts something', async function (this: SpecWorld, program: string) {
  const [first, ...others] = (await sourceOf(this, program)).mochaSuite.testsWithoutAssertion;
  if (!first) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new ProgramError(
    `The test "${first.title}" in line ${first.line} of ${program}${more} asserts nothing, so it passes whatever is wrong.`,
  );
});

Then(
  'the tests in the source of {string} are described as {string}',
  async function (this: SpecWorld, program: string, title: string) {
    const { describes } = (await sourceOf(this, program)).mochaSuite;
    if (describes.some(block => block.title.includes(title))) return;
    const titles = describes.map(block => `"${block.title}"`).join(', ') || 'no describe';
    throw new ProgramError(`${program} should have: describe('${title}', …); it has ${titles}.`);
  },
);
