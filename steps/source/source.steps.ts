/**
 * Steps on the text of a program: its imports, functions, calls and values.
 *
 * Needs the harness's `source`; for a value that is only known when the program runs, its `session`.
 */
import { Then } from '@cucumber/cucumber';
import { compareJson } from '../../harness/compare/json';
import { ProgramError } from '../../harness/errors';
import { type Call, parseSource, readSource, type Source } from '../../harness/source';
import type { SpecWorld } from '../world/world';
import { valueWhenRun } from './value-when-run';

type Keyword = 'await' | 'async' | 'promises';

Then('the source of {string} imports {string}', async function (this: SpecWorld, program: string, module: string) {
  const { imports } = await sourceOf(this, program);
  const found = imports.filter(one => withoutEnding(one.module) === module && !one.typeOnly);
  if (found.some(one => one.how === 'import')) return;
  const instead = found[0] ? `${found[0].how} brings it in, in line ${found[0].line}` : 'nothing brings it in';
  throw new ProgramError(`${program} should have: import … from '${module}'; ${instead}.`);
});

Then(
  'the source of {string} has a function {string} that takes {int} argument(s)',
  async function (this: SpecWorld, program: string, name: string, count: number) {
    const { parameters, required } = functionOf(await sourceOf(this, program), program, name);
    // A function that a wrapper made does not say what it takes.
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

Then('the source of {string} ends with the calls:', async function (this: SpecWorld, program: string, text: string) {
  const expected = parseSource('expected.js', text).calls;
  const names = [...new Set(expected.map(call => call.callee))];
  const source = await sourceOf(this, program);
  const ending = source.lastCalls(expected.length, names);
  const last = lastOf(source, names).slice(-expected.length);
  if ([ending, last].some(calls => calls.map(spoken).join('\n') === expected.map(spoken).join('\n'))) return;
  throw new ProgramError(
    `${program} should end with these calls:\n${listed(expected)}\nIt ends with:\n${listed(ending) || '  (no call)'}`,
  );
});

Then(
  'the source of {string} calls the function {string}',
  async function (this: SpecWorld, program: string, name: string) {
    const { calls } = await sourceOf(this, program);
    if (!calls.some(call => call.method === name))
      throw new ProgramError(`${program} should call ${name}; it never does.`);
  },
);

Then(
  'the source of {string} calls the function {string} with a value that it works out',
  async function (this: SpecWorld, program: string, name: string) {
    const calls = (await sourceOf(this, program)).calls.filter(call => call.method === name);
    if (calls.some(({ args: [first] }) => first && first.value === undefined)) return;
    const [first] = calls;
    const instead = first
      ? `in line ${first.line} it gives it ${first.args[0]?.text ?? 'nothing'}, and nothing else anywhere`
      : 'it never calls it';
    throw new ProgramError(`${program} should call ${name} with a value that it works out; ${instead}.`);
  },
);

Then(
  'the source of {string} awaits the function {string}',
  async function (this: SpecWorld, program: string, name: string) {
    const calls = (await sourceOf(this, program)).calls.filter(call => call.method === name);
    if (calls.some(call => call.awaited)) return;
    const [first] = calls;
    const instead = first ? `the call in line ${first.line} is not awaited` : 'it never calls it';
    throw new ProgramError(`${program} should have: await ${name}(…); ${instead}.`);
  },
);

Then('the source of {string} uses {string}', async function (this: SpecWorld, program: string, what: string) {
  if (!(await sourceOf(this, program)).uses(what))
    throw new ProgramError(`${program} should use ${what}; it does not.`);
});

Then('the source of {string} does not use {string}', async function (this: SpecWorld, program: string, what: string) {
  if ((await sourceOf(this, program)).uses(what)) throw new ProgramError(`${program} should not use ${what}; it does.`);
});

Then(
  'the source of {string} does these with callbacks, and not with promises: {string}',
  async function (this: SpecWorld, program: string, operations: string) {
    const [first] = (await sourceOf(this, program)).promisedOperations(operations.split(/,\s*/));
    if (first)
      throw new ProgramError(
        `${program} should do ${first.name} with a callback; in line ${first.line} it is a promise.`,
      );
  },
);

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
    // It may be put together when the program runs.
    const built = await valueWhenRun(this, program, name);
    const [first] = [...(built ? [compareJson(text, built.value, this.bindings, name)] : []), ...outcomes];
    if (first?.matches) return;
    if (!first) throw new ProgramError(`${program} should have a value called ${name}, written out; it has none.`);
    throw new ProgramError(`${name} in ${program} is not as expected: ${first.problems.join('; ')}.`);
  },
);

/** A module of the target's own by the name that it has however it is imported: `./a` for `./a.js` too. */
function withoutEnding(module: string): string {
  return module.startsWith('.') ? module.replace(/\.[cm]?[jt]s$/, '') : module;
}

async function sourceOf(world: SpecWorld, program: string): Promise<Source> {
  const source = await readSource(world.session.program(program).source);
  const [error] = source.syntaxErrors;
  if (error)
    throw new ProgramError(
      `${program} is no valid program: line ${error.line}, column ${error.column}: ${error.message}`,
    );
  return source;
}

function functionOf(source: Source, program: string, name: string) {
  const found = source.functionNamed(name);
  if (found) return found;
  const names = source.functions.map(one => one.name).join(', ');
  throw new ProgramError(`${program} should have a function called ${name}; it has ${names || 'no named function'}.`);
}

/** The calls of some functions that a program makes in its own course, below these functions: what else follows is free. */
function lastOf(source: Source, names: readonly string[]): Call[] {
  const lines = names.map(name => source.functionNamed(name)?.line ?? 0);
  return source.calls.filter(call => call.topLevel && names.includes(call.callee) && call.line > Math.max(...lines));
}

function usesKeyword(source: Source, keyword: Keyword): boolean {
  if (keyword === 'await') return source.usesAwait;
  return keyword === 'async' ? source.usesAsync : source.usesPromises;
}

function spoken({ callee, args }: Call): string {
  return `${callee}(${args.map(({ value, text }) => (value === undefined ? text : JSON.stringify(value))).join(', ')})`;
}

function listed(calls: readonly Call[]): string {
  return calls.map(call => `  ${spoken(call)}`).join('\n');
}
