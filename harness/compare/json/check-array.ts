import { align } from '../text/align';
import { allBound, checkJson, isRight, type JsonBound, type Path } from './check';
import { notEvenJson } from './in-text';
import type { JsonProblem } from './problem';
import type { Template } from './template';
import { templateWords, valueWords } from './words';

type ArrayTemplate = Extract<Template, { kind: 'array' }>;

/** Longer arrays are compared element by element, without a look for what was moved or left out. */
const MOST_ELEMENTS = 100;

/** Tells what is wrong with a value that should be an array. */
export function checkArray(template: ArrayTemplate, actual: unknown, path: Path, bound: JsonBound): JsonProblem[] {
  if (!Array.isArray(actual)) {
    if (typeof actual !== 'object' || actual === null) return notEvenJson(template, actual, path, bound);
    return [{ path, words: `is an object; expected an array${objectHint(template, actual, bound)}` }];
  }
  const { items, open } = template;
  const values = open ? actual.slice(0, items.length) : actual;
  if (isMoved(template, values, bound)) return [{ path, words: 'has the right elements, but in another order' }];
  if (values.length === items.length) return checkEach(items, values, path, bound);
  const count = `has ${elements(actual.length)}; expected ${open ? 'at least ' : ''}${items.length}`;
  const gaps = gapsOf(items, values, path, bound);
  return [
    { path, words: `${count}${gaps ?? ''}` },
    ...(gaps === undefined ? checkEach(items, values, path, bound) : []),
  ];
}

function checkEach(
  items: readonly Template[],
  values: readonly unknown[],
  path: Path,
  bound: JsonBound,
): JsonProblem[] {
  const both = items.slice(0, values.length);
  return both.flatMap((item, index) => checkJson(item, values[index], [...path, index], bound));
}

/** Which elements are missing or too many, where all others are right. */
function gapsOf(
  items: readonly Template[],
  values: readonly unknown[],
  path: Path,
  bound: JsonBound,
): string | undefined {
  if (Math.max(items.length, values.length) > MOST_ELEMENTS) return undefined;
  const steps = align({
    expectedCount: items.length,
    actualCount: values.length,
    alike: (item, value) => isRight(items[item] as Template, values[value], bound),
    wild: () => false,
    optional: () => false,
  });
  const gaps = steps.filter(step => step.kind !== 'same');
  if (gaps.length !== Math.abs(items.length - values.length)) return undefined;
  // What is met may bind names that later values need.
  for (const step of steps)
    if (step.kind === 'same') checkJson(items[step.expected] as Template, values[step.actual], path, bound);
  const places = gaps.map(({ kind, expected, actual }) => {
    const what = kind === 'missing' ? templateText(items[expected] as Template, bound) : valueText(values[actual]);
    return `[${kind === 'missing' ? expected : actual}]${what}`;
  });
  const verb = gaps[0]?.kind === 'missing' ? 'missing' : 'too many';
  return `: ${verb} ${places.length === 1 ? 'is' : 'are'} ${places.join(', ')}`;
}

function isMoved({ items }: ArrayTemplate, values: readonly unknown[], bound: JsonBound): boolean {
  if (values.length !== items.length || items.length > MOST_ELEMENTS) return false;
  if (items.every((item, index) => isRight(item, values[index], bound))) return false;
  const left = [...values];
  return items.every(item => {
    const at = left.findIndex(value => isRight(item, value, bound));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

function objectHint(template: ArrayTemplate, actual: object, bound: JsonBound): string {
  if (isRight(template, [actual], bound)) return ' (as the only element of an array it would be right)';
  if (isRight(template, Object.values(actual), bound)) return ' (its values are right: they belong in an array)';
  const holder = Object.entries(actual).find(([, value]) => isRight(template, value, bound));
  return holder === undefined ? '' : ` (its property ${JSON.stringify(holder[0])} is the right array)`;
}

function elements(count: number): string {
  return count === 1 ? '1 element' : `${count} elements`;
}

function templateText(template: Template, bound: JsonBound): string {
  if (template.kind !== 'object') return `, ${templateWords(template, allBound(bound))}`;
  const [first] = template.properties;
  return first === undefined ? '' : `, with ${JSON.stringify(first[0])} ${templateWords(first[1], allBound(bound))}`;
}

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `, ${valueWords(value)}`;
  const [first] = Object.entries(value);
  return first === undefined ? '' : `, with ${JSON.stringify(first[0])} ${valueWords(first[1])}`;
}
