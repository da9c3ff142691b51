import type { Bound } from '../pattern';
import type { JsonProblem } from './problem';
import type { Template } from './template';

/** Where a value stands: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

/** Says what is wrong with a value. */
export type JsonCheck = (template: Template, actual: unknown, path: Path, context: JsonContext) => JsonProblem[];

/** What a check of JSON carries from value to value. */
export interface JsonContext {
  /** Names bound beforehand. */
  readonly given: Bound;
  /** Names bound on the way. */
  readonly taken: Map<string, string>;
  /** Checks the values within an array or an object: handed down, so that no file imports the one that imports it. */
  readonly check: JsonCheck;
}

/** True where nothing is wrong. Binds nothing. */
export function isRight(template: Template, actual: unknown, context: JsonContext): boolean {
  return context.check(template, actual, [], { ...context, taken: new Map(context.taken) }).length === 0;
}

export function allBound({ given, taken }: JsonContext): Bound {
  return new Map([...given, ...taken]);
}
