import { align } from '../text';
import type { Bound } from './bindings';
import type { LinePattern, Token } from './pattern';

/** Both sides of one row. */
export interface Sides {
  readonly expected: string;
  readonly actual: string;
}

/** Lines that need more cells of alignment are shown as they are: a hostile line must not cost seconds. */
const MOST_CELLS = 400_000;

/** A line is only rewritten if it contains this share of the pattern's own text. */
const LEAST_SAME = 0.6;

interface Unit {
  readonly text: string;
  readonly wild: boolean;
  readonly optional: boolean;
}

/** A line of a pattern with the values of its bound names. */
export function writeOut(line: LinePattern, bound: Bound): string {
  if (line.elision) return '...';
  return unitsOf(line.tokens, bound)
    .map(unit => unit.text)
    .join('');
}

/**
 * Rewrites an actual line and its pattern so that the two texts differ only where the line is wrong: `{a} is ready` and `39 is
 * read` become `{a} is ready` and `{a} is read`.
 */
export function rewriteLine(line: LinePattern, text: string, bound: Bound): Sides {
  const units = unitsOf(line.tokens, bound);
  const start = commonStart(units, text);
  const common = text.slice(0, start.at);
  const rest = units.slice(start.units);
  const restOfText = text.slice(start.at);
  if (rest.length * restOfText.length > MOST_CELLS) return { expected: writeOut(line, bound), actual: text };
  const sides = rewriteUnits(rest, Array.from(restOfText), start.units);
  if (sides === undefined) return { expected: writeOut(line, bound), actual: text };
  return { expected: common + sides.expected, actual: common + sides.actual };
}

function rewriteUnits(units: readonly Unit[], letters: readonly string[], sameBefore: number): Sides | undefined {
  const steps = align({
    expectedCount: units.length,
    actualCount: letters.length,
    alike: (expected, actual) => units[expected]?.text === letters[actual],
    wild: expected => units[expected]?.wild ?? false,
    optional: expected => units[expected]?.optional ?? false,
  });
  // A wildcard would match all of an unrelated line, and hide it.
  const fixed = sameBefore + units.filter(unit => !unit.wild && !unit.optional).length;
  const same = sameBefore + steps.filter(step => step.kind === 'same').length;
  if (same < fixed * LEAST_SAME) return undefined;
  let expected = '';
  let actual = '';
  let last = -1;
  for (const step of steps) {
    const unit = units[step.expected]?.text ?? '';
    const letter = letters[step.actual] ?? '';
    if (step.kind === 'same' || step.kind === 'missing') expected += unit;
    if (step.kind === 'same' || step.kind === 'extra') actual += letter;
    if (step.kind === 'absorbed' && last !== step.expected) {
      last = step.expected;
      actual += unit;
      expected += unit;
    }
    if (step.kind === 'dropped' && units[step.expected]?.wild && last !== step.expected) {
      expected += unit;
      // `[..]` may be empty, and was; a name may not.
      if (unit === '[..]') actual += unit;
    }
  }
  return { expected, actual };
}

/** How many units, and how many characters, are equal from the start. */
function commonStart(units: readonly Unit[], text: string): { units: number; at: number } {
  let at = 0;
  for (const [count, unit] of units.entries()) {
    if (unit.wild || unit.optional || !text.startsWith(unit.text, at)) return { units: count, at };
    at += unit.text.length;
  }
  return { units: units.length, at };
}

function unitsOf(tokens: readonly Token[], bound: Bound): Unit[] {
  return tokens.flatMap((token): Unit[] => {
    if (token.kind === 'anything') return [{ text: '[..]', wild: true, optional: false }];
    if (token.kind === 'maybe') return Array.from(token.text, text => ({ text, wild: false, optional: true }));
    const text = token.kind === 'text' ? token.text : bound.get(token.name);
    if (text === undefined && token.kind === 'name') return [{ text: `{${token.name}}`, wild: true, optional: false }];
    return Array.from(text ?? '', letter => ({ text: letter, wild: false, optional: false }));
  });
}
