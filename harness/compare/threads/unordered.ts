import type { Comparison } from '../difference';
import {
  type Bindings,
  type Bound,
  Budget,
  type LinePattern,
  normalLines,
  type Pattern,
  readPattern,
} from '../pattern';
import { quote } from '../text';
import { assignLines, toThreads } from './assignment';
import { compareAssigned, type DescribeAssignment } from './compare-assigned';

/** Compares lines in any order; each must come as often as it is expected. A `...` takes any further lines. */
export function compareUnordered(expected: string, actual: readonly string[], bindings: Bindings = {}): Comparison {
  const pattern = readPattern(expected);
  return compareAssigned(oneLineThreads(pattern), pattern.rivals, normalLines(actual), bindings, unorderedSentence);
}

/** True when lines that do not match a pattern would match it in another order. */
export function isReordered(pattern: Pattern, lines: readonly string[], given: Bound): boolean {
  if (pattern.lines.length !== lines.length || pattern.lines.some(line => line.elision)) return false;
  const threads = toThreads(oneLineThreads(pattern), pattern.rivals);
  return assignLines(threads, lines, given, Budget.forLines(lines.length)).found !== undefined;
}

function oneLineThreads({ lines }: Pattern): LinePattern[][] {
  return lines.map(line => [line]);
}

/** Names the missing and the extra lines, for a comparison in any order. */
function unorderedSentence(...[, , , rows]: Parameters<DescribeAssignment>): string {
  if (!rows.some(row => row.actual !== undefined)) return 'Nothing was printed.';
  const missing = rows.filter(row => row.kind === 'missing' || row.kind === 'changed');
  const extra = rows.filter(row => row.kind === 'extra' || row.kind === 'changed');
  const parts = [
    countAndFirst(
      missing.map(row => row.expected ?? ''),
      'is missing',
      'are missing',
    ),
    countAndFirst(
      extra.map(row => row.actual ?? ''),
      'is not expected',
      'are not expected',
    ),
  ].filter(part => part !== '');
  const [first = '', ...others] = parts;
  return `${[first.replace(/^a/, 'A'), ...others].join('; ')}.`;
}

function countAndFirst(lines: readonly string[], one: string, many: string): string {
  const [first] = lines;
  if (first === undefined) return '';
  if (lines.length === 1) return `a line ${one}${quote(first)}`;
  return `${lines.length} lines ${many}, the first${quote(first)}`;
}
