import { linesOf } from './lines';

/**
 * Expected text is plain text, except for:
 *
 * | written    | stands for |
 * | ---------- | --- |
 * | `[..]`     | any text within a line, also none |
 * | `...`      | alone on a line: any number of lines, also none |
 * | `{name}`   | some text within a line, not empty; the same name is the same text everywhere |
 * | `[?text]`  | the text or nothing; taken when it is there |
 * | `[#]`      | short for `[?#]`: `job [#]{job} completed` |
 * | `\{` `\[`  | the brace or bracket itself; a line `\...` is three dots |
 *
 * A name has letters, digits, `_` and `-`, so JSON and printed objects need no escapes. A name takes the shortest text that
 * lets its own line match. Two names that follow the same words (`job {a} failed`, `job {b} completed`) name two things, so
 * they never take the same text.
 */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'anything' }
  | { readonly kind: 'maybe'; readonly text: string; readonly source: string }
  | { readonly kind: 'name'; readonly name: string };

/** One line of expected text. */
export interface LinePattern {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** The whole line, if it is plain text. */
  readonly plain: string | undefined;
  /** True for `...`, which matches any lines. */
  readonly elision: boolean;
}

/** Expected text, parsed. `rivals` lists, for each name, the names that must have another text. */
export interface Pattern {
  readonly lines: readonly LinePattern[];
  readonly rivals: ReadonlyMap<string, ReadonlySet<string>>;
}

const SPECIAL = /\\([{[])|(\[\.\.\])|(\[\?([^\]]+)\]|\[(#)\])|\{([\p{L}\p{N}_-]+)\}/gu;

/** Parses expected text. Never throws: whatever is not special is literal. */
export function readPattern(expected: string): Pattern {
  const lines = linesOf(expected).map(readLine);
  return { lines, rivals: rivalsIn(lines) };
}

/** Parses expected text of one line. Throws a RangeError when it has several. */
export function readOneLine(expected: string): { line: LinePattern; rivals: Pattern['rivals'] } {
  const { lines, rivals } = readPattern(expected);
  const [line = readLine(''), second] = lines;
  if (second === undefined) return { line, rivals };
  throw new RangeError(
    `One line is looked for, but the expected text has ${lines.length} lines: compare it with a whole transcript.`,
  );
}

/** Parses one line of expected text, with its trailing blanks. */
export function readLine(source: string): LinePattern {
  const elision = source.trim() === '...';
  const tokens = elision ? [] : readTokens(source.trim() === '\\...' ? source.replace('\\', '') : source);
  return { source, tokens, plain: elision ? undefined : plainText(tokens), elision };
}

function readTokens(source: string): Token[] {
  const tokens: Token[] = [];
  let text = '';
  let end = 0;
  const put = (token: Token) => {
    if (text !== '') tokens.push({ kind: 'text', text });
    text = '';
    tokens.push(token);
  };
  for (const match of source.matchAll(SPECIAL)) {
    const [whole, escaped, anything, maybe, optional, hash, name] = match;
    text += source.slice(end, match.index);
    end = match.index + whole.length;
    if (escaped) text += escaped;
    else if (anything) put({ kind: 'anything' });
    else if (maybe) put({ kind: 'maybe', text: optional ?? hash ?? '', source: whole });
    else if (name) put({ kind: 'name', name });
  }
  text += source.slice(end);
  if (text !== '') tokens.push({ kind: 'text', text });
  return tokens;
}

function plainText(tokens: readonly Token[]): string | undefined {
  const [first, second] = tokens;
  if (first === undefined) return '';
  return second === undefined && first.kind === 'text' ? first.text : undefined;
}

/** The names of a line, in order. */
export function namesIn(line: LinePattern): string[] {
  return line.tokens.flatMap(token => (token.kind === 'name' ? [token.name] : []));
}

function rivalsIn(lines: readonly LinePattern[]): Map<string, Set<string>> {
  const byWordsBefore = new Map<string, Set<string>>();
  for (const line of lines) {
    let before = '';
    for (const token of line.tokens) {
      if (token.kind === 'name') byWordsBefore.set(before, (byWordsBefore.get(before) ?? new Set()).add(token.name));
      before += `\n${token.kind} ${'text' in token ? token.text : ''}`;
    }
  }
  const rivals = new Map<string, Set<string>>();
  for (const group of byWordsBefore.values()) {
    for (const name of group) {
      const others = rivals.get(name) ?? new Set();
      for (const other of group) if (other !== name) others.add(other);
      rivals.set(name, others);
    }
  }
  return rivals;
}
