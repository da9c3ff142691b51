import { onlyDifference, telltaleOf } from '../difference';
import { type Bound, Budget, takeLine } from '../pattern';
import { checkArray } from './check-array';
import { checkObject } from './check-object';
import { allBound, type JsonContext, type Path } from './context';
import type { JsonProblem } from './problem';
import type { Template } from './template';
import { templateWords, valueWords } from './words';

/** Says what is wrong with a value, and binds names. */
export function checkJson(template: Template, actual: unknown, path: Path, context: JsonContext): JsonProblem[] {
  if (template.kind === 'array') return checkArray(template, actual, path, context);
  if (template.kind === 'object') return checkObject(template, actual, path, context);
  if (isMet(template, actual, context)) return [];
  return [scalarProblem(template, actual, path, allBound(context))];
}

function isMet(template: Template, actual: unknown, context: JsonContext): boolean {
  if (template.kind === 'value') return template.value === actual;
  if (template.kind === 'type') return isOfType(template.type, actual);
  if (template.kind === 'name') return isNamed(template, actual, context);
  if (template.kind !== 'text' || typeof actual !== 'string' || /[\r\n]/.test(actual)) return false;
  const taken = takeLine(template.line, actual, allBound(context), new Budget());
  for (const [name, value] of taken ?? []) context.taken.set(name, value);
  return taken !== undefined;
}

function isOfType(type: string, actual: unknown): boolean {
  if (type === 'anything') return actual !== undefined;
  return type === typeof actual && !Number.isNaN(actual);
}

function isNamed(
  { name, quoted }: { name: string; quoted: boolean },
  actual: unknown,
  { given, taken }: JsonContext,
): boolean {
  if (!['string', 'number', 'boolean'].includes(typeof actual) || Number.isNaN(actual) || actual === '') return false;
  const value = given.get(name);
  if (value !== undefined) return String(actual) === value && (typeof actual === 'string') === quoted;
  const before = taken.get(name) ?? String(actual);
  taken.set(name, before);
  return String(actual) === before;
}

function scalarProblem(template: Template, actual: unknown, path: Path, bound: Bound): JsonProblem {
  const words = `is ${valueWords(actual)}; expected ${templateWords(template, bound)}`;
  const due = dueText(template, bound);
  const hint = hintFor(template, actual, due);
  const sameText =
    due !== undefined && (typeof actual === 'number' || typeof actual === 'string') && String(actual) === due;
  const sort = sameText ? `as ${typeof actual}` : actual === null ? 'null' : undefined;
  return { path, words: hint === undefined ? words : `${words} (${hint})`, ...(sort && { sort }) };
}

function hintFor(template: Template, actual: unknown, due: string | undefined): string | undefined {
  const numberDue =
    (template.kind === 'value' && typeof template.value === 'number') ||
    (template.kind === 'type' && template.type === 'number');
  if (actual === null && numberDue) return 'JSON writes NaN as null';
  if (typeof actual !== 'string') return undefined;
  const only = due === undefined || due === actual ? undefined : onlyDifference(due, actual);
  return only === undefined ? telltaleOf(due ?? '', actual) : `they differ only in ${only}`;
}

function dueText(template: Template, bound: Bound): string | undefined {
  if (template.kind === 'value') return String(template.value);
  return template.kind === 'name' ? bound.get(template.name) : undefined;
}
