import { type Bound, writeOut } from '../pattern';
import { visible } from '../text';
import type { Template } from './template';

/** Longer texts are described by their length. */
const MOST_QUOTED = 200;

/** The path of a value as JavaScript writes it: `answer[0].name`. */
export function pathText(path: readonly (string | number)[], whole = 'answer'): string {
  return path
    .map(step => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step) ? `.${step}` : `[${quoted(step)}]`;
    })
    .join('')
    .replace(/^/, () => whole);
}

/** A value in words: `the text "1"`, `the number 1`, `an array of 3`. */
export function valueWords(value: unknown): string {
  if (typeof value === 'string')
    return value.length > MOST_QUOTED ? `a text of ${value.length} characters` : `the text ${quoted(value)}`;
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN, not a number' : `the number ${value}`;
  if (typeof value === 'bigint') return `the number ${value}n (a BigInt)`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  return String(value);
}

/** What is expected, in words: `the number 1`, `a text`, `an object`. */
export function templateWords(template: Template, bound: Bound): string {
  if (template.kind === 'value') return valueWords(template.value);
  if (template.kind === 'type')
    return { string: 'a text', number: 'a number', boolean: 'true or false', anything: 'any value' }[template.type];
  if (template.kind === 'text') return `a text like ${quoted(writeOut(template.line, bound))}`;
  if (template.kind !== 'name') return template.kind === 'array' ? 'an array' : 'an object';
  const value = bound.get(template.name);
  if (value === undefined) return `a text or a number, for {${template.name}}`;
  return template.quoted ? `the text ${quoted(value)}` : value;
}

/** A text in quotation marks, safe to print on a terminal. */
export function quoted(text: string): string {
  return `"${visible(text)}"`;
}
