import type { Bound } from './bindings';
import type { Budget } from './budget';
import type { LinePattern, Pattern, Token } from './pattern';

/**
 * Matches a line of text with a line of a pattern. Returns the bindings, or undefined when the line does not match, or two
 * names that must differ would have the same text.
 */
export function matchLine(
  line: LinePattern,
  text: string,
  bound: Bound,
  rivals: Pattern['rivals'],
  budget: Budget,
): Bound | undefined {
  const taken = takeLine(line, text, bound, budget);
  if (taken === undefined) return undefined;
  if (taken.size === 0) return bound;
  const after = new Map([...bound, ...taken]);
  for (const [name, value] of taken) if (sameAsRival(name, value, after, rivals) !== undefined) return undefined;
  return after;
}

/** The texts of the line's unbound names, without checking their rivals; undefined when the line does not match. */
export function takeLine(line: LinePattern, text: string, bound: Bound, budget: Budget): Bound | undefined {
  if (!budget.payForLook()) return undefined;
  if (line.elision) return NOTHING;
  if (line.plain !== undefined) return line.plain === text ? NOTHING : undefined;
  // Most lines do not match, and their first or last characters show it.
  const [first] = line.tokens;
  const last = line.tokens.at(-1);
  if (first?.kind === 'text' && !text.startsWith(first.text)) return undefined;
  if (last?.kind === 'text' && !text.endsWith(last.text)) return undefined;
  if (!budget.pay()) return undefined;
  return new LineSearch(line.tokens, text, bound, budget).run();
}

/** The rival that already has this text. */
export function sameAsRival(name: string, value: string, bound: Bound, rivals: Pattern['rivals']): string | undefined {
  for (const rival of rivals.get(name) ?? []) if (bound.get(rival) === value) return rival;
  return undefined;
}

const NOTHING: Bound = new Map();

/** Finds the first way to fit the tokens to the text, with each `[..]` and each unbound name as short as possible. */
class LineSearch {
  private readonly taken = new Map<string, string>();
  /**
   * By token: the position from which the rest of the line cannot match. A `[..]` that failed at one position fails at every
   * later one. That keeps the search linear; a regular expression would be polynomial.
   */
  private readonly hopelessFrom: number[];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly text: string,
    private readonly bound: Bound,
    private readonly budget: Budget,
  ) {
    this.hopelessFrom = tokens.map(() => Number.POSITIVE_INFINITY);
  }

  run(): Bound | undefined {
    return this.matches(0, 0) ? this.taken : undefined;
  }

  private matches(first: number, start: number): boolean {
    let at = start;
    for (let index = first; ; index += 1) {
      const token = this.tokens[index];
      if (token === undefined) return at === this.text.length;
      const fixed = this.fixedText(token);
      if (fixed === undefined) return this.stretches(index, at, token);
      if (!this.budget.pay(fixed.length)) return false;
      if (this.text.startsWith(fixed, at)) at += fixed.length;
      else if (token.kind !== 'maybe') return false;
    }
  }

  private stretches(index: number, at: number, token: Token): boolean {
    if (at >= (this.hopelessFrom[index] ?? 0)) return false;
    const name = token.kind === 'name' ? token.name : undefined;
    const recurs = name !== undefined && this.recursAfter(index, name);
    const least = name === undefined ? at : at + 1;
    for (let end = this.nextPlace(index + 1, least); end !== -1; end = this.nextPlace(index + 1, end + 1)) {
      if (recurs && !this.fits(name, index + 1, at, end)) continue;
      if (name !== undefined) this.taken.set(name, this.text.slice(at, end));
      if (recurs) this.hopelessFrom.fill(Number.POSITIVE_INFINITY, index + 1);
      if (this.matches(index + 1, end)) return true;
      if (name !== undefined) this.taken.delete(name);
      if (this.budget.spent) break;
    }
    if (!recurs) this.hopelessFrom[index] = at;
    return false;
  }

  /** False when the rest of the pattern has a fixed length other than that of the rest of the text. */
  private fits(name: string, index: number, at: number, end: number): boolean {
    this.budget.pay();
    this.taken.set(name, this.text.slice(at, end));
    const tail = this.tailLength(index);
    this.taken.delete(name);
    return tail === undefined || end + tail === this.text.length;
  }

  /** The first position from `from` on at which the tokens from `index` on could begin; -1 when there is none. */
  private nextPlace(index: number, from: number): number {
    const tail = this.tailLength(index);
    if (tail !== undefined) {
      const place = this.text.length - tail;
      return this.budget.pay() && place >= from ? place : -1;
    }
    const token = this.tokens[index];
    const fixed = token === undefined || token.kind === 'maybe' ? undefined : this.fixedText(token);
    if (fixed === undefined) return this.budget.pay() && from <= this.text.length ? from : -1;
    if (from > this.text.length) return -1;
    const place = this.text.indexOf(fixed, from);
    return this.budget.pay((place === -1 ? this.text.length : place) - from) ? place : -1;
  }

  /** The length of the rest of the line, if it is fixed. */
  private tailLength(index: number): number | undefined {
    let length = 0;
    for (let next = index; next < this.tokens.length; next += 1) {
      const token = this.tokens[next] as Token;
      const fixed = token.kind === 'maybe' ? undefined : this.fixedText(token);
      if (fixed === undefined) return undefined;
      length += fixed.length;
    }
    return length;
  }

  private fixedText(token: Token): string | undefined {
    if (token.kind === 'name') return this.taken.get(token.name) ?? this.bound.get(token.name);
    return token.kind === 'anything' ? undefined : token.text;
  }

  private recursAfter(index: number, name: string): boolean {
    return this.tokens.some((token, place) => place > index && token.kind === 'name' && token.name === name);
  }
}
