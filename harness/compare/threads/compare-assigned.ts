import { type Comparison, mismatch } from '../difference';
import { type Bindings, Budget, type LinePattern, type Pattern, toBindings, toBound } from '../pattern';
import { type Assignment, assignLines, type Threads, toThreads } from './assignment';
import { type ThreadRow, threadRows } from './rows';

/** One sentence on what is wrong with an incomplete assignment. */
export type DescribeAssignment = (
  threads: Threads,
  lines: readonly string[],
  furthest: Assignment,
  rows: readonly ThreadRow[],
) => string;

/** Assigns lines to threads; returns the difference if a line or thread is left over. */
export function compareAssigned(
  patterns: readonly (readonly LinePattern[])[],
  rivals: Pattern['rivals'],
  lines: readonly string[],
  bindings: Bindings,
  describe: DescribeAssignment,
): Comparison {
  const threads = toThreads(patterns, rivals);
  const assign = () => assignLines(threads, lines, toBound(bindings), Budget.forLines(lines.length));
  const early = canMatch(patterns, lines) ? assign() : undefined;
  if (early?.found !== undefined) return { matches: true, bindings: toBindings(early.found.bound) };
  return mismatch(bindings, () => {
    const { furthest } = early ?? assign();
    const rows = threadRows(threads, lines, furthest);
    const shown = rows.findLast(row => row.actualLine !== undefined)?.actualLine ?? 0;
    return {
      rows,
      expectedCount: patterns.flat().length,
      actualCount: lines.length,
      unseen: lines.length - Math.max(shown, furthest.at),
      reordered: false,
      sentence: describe(threads, lines, furthest, rows),
    };
  });
}

/** Counting is enough to see that a transcript lacks lines, which is so most of the time during a wait. */
function canMatch(patterns: readonly (readonly LinePattern[])[], lines: readonly string[]): boolean {
  const all = patterns.flat();
  const due = all.filter(line => !line.elision).length;
  return due === all.length ? lines.length === due : lines.length >= due;
}
