import { type Comparison, mismatch } from '../difference';
import { type Bindings, Budget, normalLines, readOneLine, readPattern, toBindings, toBound } from '../pattern';
import { isReordered } from '../threads';
import { alignLines } from './align-lines';
import { matchLines } from './match-lines';

/**
 * Compares a whole transcript with expected text (`Token` describes its syntax). `bindings` are the names that are already
 * bound.
 */
export function compareTranscript(expected: string, actual: readonly string[], bindings: Bindings = {}): Comparison {
  const pattern = readPattern(expected);
  const lines = normalLines(actual);
  const given = toBound(bindings);
  const { bound, furthest } = matchLines(pattern, lines, given, Budget.forLines(lines.length));
  if (bound !== undefined) return { matches: true, bindings: toBindings(bound) };
  return mismatch(bindings, () => ({
    ...alignLines(pattern, lines, given, furthest),
    expectedCount: pattern.lines.length,
    actualCount: lines.length,
    reordered: isReordered(pattern, lines, given),
  }));
}

/** Compares one line with one line of expected text. Throws a RangeError when `expected` has several lines. */
export function compareLine(expected: string, line: string, bindings: Bindings = {}): Comparison {
  readOneLine(expected);
  return compareTranscript(expected, [line], bindings);
}
