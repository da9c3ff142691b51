import { type Bindings, toBindings, toBound } from '../pattern';
import { checkJson } from './check';
import type { JsonContext } from './context';
import { describeProblems } from './problem';
import { readTemplate } from './template';

/** The outcome of a comparison of JSON. `problems` are sentences, each with the path of what is wrong. */
export interface JsonComparison {
  readonly matches: boolean;
  readonly bindings: Record<string, string>;
  readonly problems: readonly string[];
}

/**
 * Compares a value with expected JSON (see `readTemplate` for what may stand in it). The order of properties is free,
 * the order of elements is not, and types are strict: the text "1" is not the number 1. A capture binds the text of a
 * text, number or boolean. A name that is bound beforehand is literal: within quotation marks the text, without them the
 * number.
 *
 * @param whole what the problems call the value itself; "answer" where it is not given
 * @throws SyntaxError where `expected` is not JSON
 */
export function compareJson(
  expected: string,
  actual: unknown,
  bindings: Bindings = {},
  whole?: string,
): JsonComparison {
  const context: JsonContext = { given: toBound(bindings), taken: new Map(), check: checkJson };
  const problems = describeProblems(checkJson(readTemplate(expected), actual, [], context), whole);
  const matches = problems.length === 0;
  return { matches, bindings: matches ? { ...bindings, ...toBindings(context.taken) } : { ...bindings }, problems };
}
