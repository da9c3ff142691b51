import { Then } from '@cucumber/cucumber';
import { ProgramError } from '../../harness/errors';
import { type Call, parseSource, type Source } from '../../harness/source';
import type { SpecWorld } from '../world/world';
import { sourceOf } from './source-of';

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

/** The program's top-level calls of these functions, below their definitions. Other statements may follow. */
function lastOf(source: Source, names: readonly string[]): Call[] {
  const lines = names.map(name => source.functionNamed(name)?.line ?? 0);
  return source.calls.filter(call => call.topLevel && names.includes(call.callee) && call.line > Math.max(...lines));
}

function spoken({ callee, args }: Call): string {
  return `${callee}(${args.map(({ value, text }) => (value === undefined ? text : JSON.stringify(value))).join(', ')})`;
}

function listed(calls: readonly Call[]): string {
  return calls.map(call => `  ${spoken(call)}`).join('\n');
}
