import { type LinePattern, readLine } from '../pattern';

/** An expected JSON value. */
export type Template =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'type'; readonly type: 'string' | 'number' | 'boolean' | 'anything' }
  | { readonly kind: 'name'; readonly name: string; readonly quoted: boolean }
  | { readonly kind: 'text'; readonly line: LinePattern }
  /** `open`: further elements or properties are allowed. */
  | { readonly kind: 'array'; readonly items: readonly Template[]; readonly open: boolean }
  | { readonly kind: 'object'; readonly properties: ReadonlyMap<string, Template>; readonly open: boolean };

const REST = '...';
// JSON does not allow an unescaped control character, so no string of an author begins like this.
const BARE_NAME = '\u0000name ';
const PLACEHOLDER = /^<(string|number|boolean|anything)>$/;
const NAME = /^\{([\p{L}\p{N}_-]+)\}$/u;
/** A whole string, or one of the two things that a template allows without quotation marks and JSON does not. */
const STRING_OR_BARE = /("(?:[^"\\]|\\.)*")|\{([\p{L}\p{N}_-]+)\}|(\.\.\.)(?=\s*([\]}]))/gu;

/**
 * Reads expected JSON. A value may be `"<string>"`, `"<number>"`, `"<boolean>"` or `"<anything>"`; a capture, `"{name}"` or
 * bare `{name}`; a text with `[..]` and `{name}` in it. `...` as the last element or property (bare, or as `"..."` and `"...":
 * "<anything>"`) allows more of them.
 *
 * @throws SyntaxError when the rest is not JSON: the feature is at fault
 */
export function readTemplate(expected: string): Template {
  const json = expected.replace(STRING_OR_BARE, (whole, _text, name, rest, closing) => {
    if (name !== undefined) return JSON.stringify(`${BARE_NAME}${name}`);
    if (rest !== undefined) return closing === ']' ? `"${REST}"` : `"${REST}":"<anything>"`;
    return whole;
  });
  try {
    return toTemplate(JSON.parse(json));
  } catch (error) {
    throw new SyntaxError(`The expected text is not JSON (${(error as Error).message}): ${expected}`, { cause: error });
  }
}

function toTemplate(value: unknown): Template {
  if (typeof value === 'string') return textTemplate(value);
  if (Array.isArray(value)) {
    const open = value.at(-1) === REST;
    return { kind: 'array', items: (open ? value.slice(0, -1) : value).map(toTemplate), open };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([key]) => key !== REST);
    const properties = new Map(entries.map(([key, one]) => [key, toTemplate(one)]));
    return { kind: 'object', properties, open: Object.hasOwn(value, REST) };
  }
  return { kind: 'value', value: value as number | boolean | null };
}

function textTemplate(text: string): Template {
  if (text.startsWith(BARE_NAME)) return { kind: 'name', name: text.slice(BARE_NAME.length), quoted: false };
  const type = PLACEHOLDER.exec(text)?.[1];
  if (type !== undefined) return { kind: 'type', type: type as 'string' };
  const name = NAME.exec(text)?.[1];
  if (name !== undefined) return { kind: 'name', name, quoted: true };
  const line = readLine(text);
  if (line.elision) return { kind: 'value', value: text };
  return line.plain === undefined ? { kind: 'text', line } : { kind: 'value', value: line.plain };
}
