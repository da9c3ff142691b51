import { type Bindings, toBindings, toBound } from '../pattern';
import { checkJson } from './check';
import type { JsonContext } from './context';
import { describeProblems } from './problem';
import { readTemplate } from './template';

/** The outcome of a JSON comparison. `problems` are sentences, each with the path to the wrong value. */
export interface JsonComparison {
  readonly matches: boolean;
  readonly bindings: Record<string, string>;
  readonly problems: readonly string[];
}

/**
 * Compares a value with expected JSON (`readTemplate` describes its syntax). Properties may come in any order, elements may
 * not, and types are strict: the text "1" is not the number 1. A capture binds a text, number or boolean as text. A name that
 * is already bound is literal: a text in quotation marks, a number without them.
 *
 * @param whole the name of the value in the problems; "answer" by default
 * @throws SyntaxError when `expected` is not JSON
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
