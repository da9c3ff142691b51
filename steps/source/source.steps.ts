/**
 * Steps on the text of a program. Here: its imports, the words that it uses and its values. Beside: its functions, its calls, and
 * what a test suite says.
 *
 * Needs the harness's `source`; for a value that is only known when the program runs, its `session`.
 */
import { Then } from '@cucumber/cucumber';
import { compareJson } from '../../harness/compare/json';
import { ProgramError } from '../../harness/errors';
import type { Source } from '../../harness/source';
import type { SpecWorld } from '../world/world';
import { sourceOf } from './source-of';
import { valueWhenRun } from './value-when-run';

type Keyword = 'await' | 'async' | 'promises';

Then('the source of {string} imports {string}', async function (this: SpecWorld, program: string, module: string) {
  const { imports } = await sourceOf(this, program);
  const found = imports.filter(one => withoutEnding(one.module) === module && !one.typeOnly);
  if (found.some(one => one.how === 'import')) return;
  const instead = found[0] ? `${found[0].how} brings it in, in line ${found[0].line}` : 'nothing brings it in';
  throw new ProgramError(`${program} should have: import … from '${module}'; ${instead}.`);
});

Then('the source of {string} uses {string}', async function (this: SpecWorld, program: string, what: string) {
  if (!(await sourceOf(this, program)).uses(what))
    throw new ProgramError(`${program} should use ${what}; it does not.`);
});

Then('the source of {string} does not use {string}', async function (this: SpecWorld, program: string, what: string) {
  if ((await sourceOf(this, program)).uses(what)) throw new ProgramError(`${program} should not use ${what}; it does.`);
});

Then('the source of {string} uses {keyword}', async function (this: SpecWorld, program: string, keyword: Keyword) {
  if (!usesKeyword(await sourceOf(this, program), keyword)) throw new ProgramError(`${program} should use ${keyword}.`);
});

Then(
  'the source of {string} does not use {keyword}',
  async function (this: SpecWorld, program: string, keyword: Keyword) {
    if (usesKeyword(await sourceOf(this, program), keyword))
      throw new ProgramError(`${program} should not use ${keyword} yet.`);
  },
);

Then(
  'the source of {string} has the value {string} equal to:',
  async function (this: SpecWorld, program: string, name: string, text: string) {
    const given = (await sourceOf(this, program)).assigned.filter(one => one.name === name);
    const outcomes = given.map(one => compareJson(text, one.value, this.bindings, name));
    if (outcomes.some(({ matches }) => matches)) return;
    // The value may exist only when the program runs.
    const built = await valueWhenRun(this, program, name);
    const [first] = [...(built ? [compareJson(text, built.value, this.bindings, name)] : []), ...outcomes];
    if (first?.matches) return;
    if (!first) throw new ProgramError(`${program} should have a value called ${name}, written out; it has none.`);
    throw new ProgramError(`${name} in ${program} is not as expected: ${first.problems.join('; ')}.`);
  },
);

/** A module of the target without its ending: `./a` for `./a.js` too. */
function withoutEnding(module: string): string {
  return module.startsWith('.') ? module.replace(/\.[cm]?[jt]s$/, '') : module;
}

function usesKeyword(source: Source, keyword: Keyword): boolean {
  if (keyword === 'await') return source.usesAwait;
  return keyword === 'async' ? source.usesAsync : source.usesPromises;
}
