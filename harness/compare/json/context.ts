import type { Bound } from '../pattern';
import type { JsonProblem } from './problem';
import type { Template } from './template';

/** The path of a value: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

/** Says what is wrong with a value. */
export type JsonCheck = (template: Template, actual: unknown, path: Path, context: JsonContext) => JsonProblem[];

/** What a JSON check passes on from value to value. */
export interface JsonContext {
  /** Names bound beforehand. */
  readonly given: Bound;
  /** Names bound during the check. */
  readonly taken: Map<string, string>;
  /** Checks the values inside an array or an object. Passed on as a parameter, to avoid a circular import. */
  readonly check: JsonCheck;
}

/** True when nothing is wrong. Binds nothing. */
export function isRight(template: Template, actual: unknown, context: JsonContext): boolean {
  return context.check(template, actual, [], { ...context, taken: new Map(context.taken) }).length === 0;
}

export function allBound({ given, taken }: JsonContext): Bound {
  return new Map([...given, ...taken]);
}
