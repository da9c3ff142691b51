import { align } from '../text';
import { allBound, isRight, type JsonContext, type Path } from './context';
import { notEvenJson } from './in-text';
import type { JsonProblem } from './problem';
import type { Template } from './template';
import { templateWords, valueWords } from './words';

type ArrayTemplate = Extract<Template, { kind: 'array' }>;

/** Longer arrays are compared element by element, without a search for moved or missing elements. */
const MOST_ELEMENTS = 100;

/** Says what is wrong with a value that should be an array. */
export function checkArray(template: ArrayTemplate, actual: unknown, path: Path, context: JsonContext): JsonProblem[] {
  if (!Array.isArray(actual)) {
    if (typeof actual !== 'object' || actual === null) return notEvenJson(template, actual, path, context);
    return [{ path, words: `is an object; expected an array${objectHint(template, actual, context)}` }];
  }
  const { items, open } = template;
  const values = open ? actual.slice(0, items.length) : actual;
  if (isMoved(template, values, context)) return [{ path, words: 'has the right elements, but in another order' }];
  if (values.length === items.length) return checkEach(items, values, path, context);
  const count = `has ${elements(actual.length)}; expected ${open ? 'at least ' : ''}${items.length}`;
  const gaps = gapsOf(items, values, path, context);
  return [
    { path, words: `${count}${gaps ?? ''}` },
    ...(gaps === undefined ? checkEach(items, values, path, context) : []),
  ];
}

function checkEach(
  items: readonly Template[],
  values: readonly unknown[],
  path: Path,
  context: JsonContext,
): JsonProblem[] {
  const both = items.slice(0, values.length);
  return both.flatMap((item, index) => context.check(item, values[index], [...path, index], context));
}

/** The missing and extra elements, if all others are right. */
function gapsOf(
  items: readonly Template[],
  values: readonly unknown[],
  path: Path,
  context: JsonContext,
): string | undefined {
  if (Math.max(items.length, values.length) > MOST_ELEMENTS) return undefined;
  const steps = align({
    expectedCount: items.length,
    actualCount: values.length,
    alike: (item, value) => isRight(items[item] as Template, values[value], context),
    wild: () => false,
    optional: () => false,
  });
  const gaps = steps.filter(step => step.kind !== 'same');
  if (gaps.length !== Math.abs(items.length - values.length)) return undefined;
  // A match may bind names that later values need.
  for (const step of steps)
    if (step.kind === 'same') context.check(items[step.expected] as Template, values[step.actual], path, context);
  const places = gaps.map(({ kind, expected, actual }) => {
    const what = kind === 'missing' ? templateText(items[expected] as Template, context) : valueText(values[actual]);
    return `[${kind === 'missing' ? expected : actual}]${what}`;
  });
  const verb = gaps[0]?.kind === 'missing' ? 'missing' : 'too many';
  return `: ${verb} ${places.length === 1 ? 'is' : 'are'} ${places.join(', ')}`;
}

function isMoved({ items }: ArrayTemplate, values: readonly unknown[], context: JsonContext): boolean {
  if (values.length !== items.length || items.length > MOST_ELEMENTS) return false;
  if (items.every((item, index) => isRight(item, values[index], context))) return false;
  const left = [...values];
  return items.every(item => {
    const at = left.findIndex(value => isRight(item, value, context));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

function objectHint(template: ArrayTemplate, actual: object, context: JsonContext): string {
  if (isRight(template, [actual], context)) return ' (as the only element of an array it would be right)';
  if (isRight(template, Object.values(actual), context)) return ' (its values are right: they belong in an array)';
  const holder = Object.entries(actual).find(([, value]) => isRight(template, value, context));
  return holder === undefined ? '' : ` (its property ${JSON.stringify(holder[0])} is the right array)`;
}

function elements(count: number): string {
  return count === 1 ? '1 element' : `${count} elements`;
}

function templateText(template: Template, context: JsonContext): string {
  if (template.kind !== 'object') return `, ${templateWords(template, allBound(context))}`;
  const [first] = template.properties;
  return first === undefined ? '' : `, with ${JSON.stringify(first[0])} ${templateWords(first[1], allBound(context))}`;
}

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `, ${valueWords(value)}`;
  const [first] = Object.entries(value);
  return first === undefined ? '' : `, with ${JSON.stringify(first[0])} ${valueWords(first[1])}`;
}
