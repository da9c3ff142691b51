import { type Bindings, type Bound, toBindings, toBound } from './bindings';
import { Budget } from './budget';
import type { Comparison } from './comparison';
import { normalLines } from './lines';
import { type Pattern, readPattern } from './pattern';
import { threadRows } from './thread-rows';
import { dealLines, toThreads } from './thread-search';
import { unorderedSentence } from './unordered-sentence';

const STEPS = 1_000_000;
const STEPS_OF_A_GUESS = 200_000;

/** Compares the same lines in any order, each as often as it is expected. A `...` takes any further lines. */
export function compareUnordered(expected: string, actual: readonly string[], bindings: Bindings = {}): Comparison {
  const pattern = readPattern(expected);
  const lines = normalLines(actual);
  const threads = oneLineThreads(pattern);
  const { found, furthest } = dealLines(threads, lines, toBound(bindings), new Budget(STEPS));
  if (found !== undefined) return { matches: true, bindings: toBindings(found.bound) };
  const rows = threadRows(threads, lines, furthest);
  const seen = rows.filter(row => row.actualLine !== undefined).at(-1)?.actualLine ?? 0;
  const difference = {
    rows,
    expectedCount: pattern.lines.length,
    actualCount: lines.length,
    unseen: lines.length - Math.max(seen, furthest.at),
    reordered: false,
    sentence: unorderedSentence(rows),
  };
  return { matches: false, bindings: { ...bindings }, difference };
}

/** True where lines that do not match a pattern would match it in another order. */
export function isReordered(pattern: Pattern, lines: readonly string[], given: Bound): boolean {
  if (pattern.lines.length !== lines.length || pattern.lines.some(line => line.elision)) return false;
  return dealLines(oneLineThreads(pattern), lines, given, new Budget(STEPS_OF_A_GUESS)).found !== undefined;
}

function oneLineThreads(pattern: Pattern) {
  return toThreads(
    pattern.lines.map(line => [line]),
    pattern.rivals,
  );
}
