import type { Comparison } from '../difference/comparison';
import type { Bindings, Bound } from '../pattern/bindings';
import { Budget } from '../pattern/budget';
import { normalLines } from '../pattern/lines';
import { type LinePattern, type Pattern, readPattern } from '../pattern/pattern';
import { dealLines, toThreads } from './assignment';
import { compareDealt } from './compare-assigned';
import { unorderedSentence } from './unordered-sentence';

/** Compares the same lines in any order, each as often as it is expected. A `...` takes any further lines. */
export function compareUnordered(expected: string, actual: readonly string[], bindings: Bindings = {}): Comparison {
  const pattern = readPattern(expected);
  const tell = (
    _threads: unknown,
    _lines: unknown,
    _furthest: unknown,
    rows: Parameters<typeof unorderedSentence>[0],
  ) => unorderedSentence(rows);
  return compareDealt(oneLineThreads(pattern), pattern.rivals, normalLines(actual), bindings, tell);
}

/** True where lines that do not match a pattern would match it in another order. */
export function isReordered(pattern: Pattern, lines: readonly string[], given: Bound): boolean {
  if (pattern.lines.length !== lines.length || pattern.lines.some(line => line.elision)) return false;
  const threads = toThreads(oneLineThreads(pattern), pattern.rivals);
  return dealLines(threads, lines, given, Budget.forLines(lines.length)).found !== undefined;
}

function oneLineThreads({ lines }: Pattern): LinePattern[][] {
  return lines.map(line => [line]);
}
