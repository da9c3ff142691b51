import { type Comparison, mismatch } from '../difference/comparison';
import { type Bindings, toBindings, toBound } from '../pattern/bindings';
import { Budget } from '../pattern/budget';
import type { LinePattern, Pattern } from '../pattern/pattern';
import { type Deal, dealLines, type Threads, toThreads } from './assignment';
import { type ThreadRow, threadRows } from './rows';

/** Says in a sentence what is wrong with a deal that came to an end before its time. */
export type TellDeal = (
  threads: Threads,
  lines: readonly string[],
  furthest: Deal,
  rows: readonly ThreadRow[],
) => string;

/** Deals lines out to threads, and tells the difference where they do not come out even. */
export function compareDealt(
  patterns: readonly (readonly LinePattern[])[],
  rivals: Pattern['rivals'],
  lines: readonly string[],
  bindings: Bindings,
  tell: TellDeal,
): Comparison {
  const threads = toThreads(patterns, rivals);
  const deal = () => dealLines(threads, lines, toBound(bindings), Budget.forLines(lines.length));
  const early = canComeOut(patterns, lines) ? deal() : undefined;
  if (early?.found !== undefined) return { matches: true, bindings: toBindings(early.found.bound) };
  return mismatch(bindings, () => {
    const { furthest } = early ?? deal();
    const rows = threadRows(threads, lines, furthest);
    const shown = rows.findLast(row => row.actualLine !== undefined)?.actualLine ?? 0;
    return {
      rows,
      expectedCount: patterns.flat().length,
      actualCount: lines.length,
      unseen: lines.length - Math.max(shown, furthest.at),
      reordered: false,
      sentence: tell(threads, lines, furthest, rows),
    };
  });
}

/** Counting is enough to see that a transcript still lacks lines, as it does most of the time while someone waits for it. */
function canComeOut(patterns: readonly (readonly LinePattern[])[], lines: readonly string[]): boolean {
  const all = patterns.flat();
  const due = all.filter(line => !line.elision).length;
  return due === all.length ? lines.length === due : lines.length >= due;
}
