import type { JsonContext, Path } from './context';
import type { JsonProblem } from './problem';
import type { Template } from './template';
import { templateWords, valueWords } from './words';

/** The problems of a value that should be an array or an object, but is neither. */
export function notEvenJson(template: Template, actual: unknown, path: Path, context: JsonContext): JsonProblem[] {
  const inner = typeof actual === 'string' ? objectIn(actual) : undefined;
  if (inner === undefined) {
    const words = `is ${actual === undefined ? 'missing' : valueWords(actual)}; expected ${templateWords(template, context.given)}`;
    return [{ path, words }];
  }
  const twice = `is a text that holds JSON; expected ${templateWords(template, context.given)}: it was made JSON twice`;
  return [{ path, words: twice }, ...context.check(template, inner, path, context)];
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
