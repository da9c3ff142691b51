import { allBound, isRight, type JsonContext, type Path } from './context';
import { notEvenJson } from './in-text';
import type { JsonProblem } from './problem';
import { findRenamed, type Renamed } from './renamed';
import type { Template } from './template';
import { quoted, templateWords } from './words';

type ObjectTemplate = Extract<Template, { kind: 'object' }>;

/** Says what is wrong with a value that should be an object. */
export function checkObject(
  template: ObjectTemplate,
  actual: unknown,
  path: Path,
  context: JsonContext,
): JsonProblem[] {
  if (Array.isArray(actual))
    return [{ path, words: `is an array; expected an object${arrayHint(template, actual, context)}` }];
  if (typeof actual !== 'object' || actual === null) return notEvenJson(template, actual, path, context);
  const values = new Map(Object.entries(actual).filter(([, value]) => value !== undefined));
  const problems: JsonProblem[] = [];
  const missing = new Map<string, Template>();
  for (const [key, item] of template.properties) {
    if (values.has(key)) problems.push(...context.check(item, values.get(key), [...path, key], context));
    else missing.set(key, item);
  }
  const extra = new Map([...values].filter(([key]) => !template.properties.has(key)));
  const renamed = findRenamed(missing, extra, context);
  for (const [key, item] of missing) problems.push(...missingProblems(key, item, renamed.get(key), path, context));
  const taken = new Set([...renamed.values()].map(({ key }) => key));
  const surplus = template.open ? [] : [...extra.keys()].filter(key => !taken.has(key));
  return surplus.length === 0 ? problems : [...problems, { path, words: surplusWords(surplus) }];
}

function missingProblems(
  key: string,
  item: Template,
  renamed: Renamed | undefined,
  path: Path,
  context: JsonContext,
): JsonProblem[] {
  const place = [...path, key];
  if (renamed === undefined) {
    return [{ path: place, words: `is missing; expected ${templateWords(item, allBound(context))}`, sort: 'missing' }];
  }
  const words = `is missing; there is ${quoted(renamed.key)} instead (${renamed.why})`;
  const problem = { path: place, words, sort: `missing ${renamed.key} ${renamed.sort}` };
  return renamed.sort === 'type'
    ? [problem]
    : [problem, ...context.check(item, renamed.value, [...path, renamed.key], context)];
}

function surplusWords(keys: readonly string[]): string {
  const names = keys.map(quoted).join(', ');
  return keys.length === 1 ? `has one property too many: ${names}` : `has ${keys.length} properties too many: ${names}`;
}

function arrayHint(template: ObjectTemplate, actual: readonly unknown[], context: JsonContext): string {
  const at = actual.findIndex(value => isRight(template, value, context));
  if (at === -1) return '';
  return actual.length === 1 ? ' (its only element is right)' : ` (its element [${at}] is right)`;
}
