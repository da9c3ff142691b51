import { checkJson, type JsonBound, type Path } from './check';
import type { JsonProblem } from './problem';
import type { Template } from './template';
import { templateWords, valueWords } from './words';

/** The problems of a value that should be an array or an object, and is neither. */
export function notEvenJson(template: Template, actual: unknown, path: Path, bound: JsonBound): JsonProblem[] {
  const inner = typeof actual === 'string' ? objectIn(actual) : undefined;
  if (inner === undefined) {
    const words = `is ${actual === undefined ? 'missing' : valueWords(actual)}; expected ${templateWords(template, bound.given)}`;
    return [{ path, words }];
  }
  const twice = `is a text that holds JSON; expected ${templateWords(template, bound.given)}: it was made JSON twice`;
  return [{ path, words: twice }, ...checkJson(template, inner, path, bound)];
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
