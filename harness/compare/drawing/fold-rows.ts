import type { Difference, Row } from '../difference';

/** How many equal lines are shown before and after a difference. */
const CONTEXT = 3;
/** The output of a runaway program must not bury the first differences. */
const MOST_DIFFERENT = 40;

/** The rows to show. A text replaces the rows left out, and counts them. */
export function foldRows({ rows, unseen }: Difference): (Row | string)[] {
  const different = rows.flatMap((row, index) => (row.kind === 'same' ? [] : [index]));
  const end = different.length > MOST_DIFFERENT ? (different[MOST_DIFFERENT] ?? rows.length) : rows.length;
  const shown = foldSame(rows.slice(0, end), different.slice(0, MOST_DIFFERENT));
  const left = rows.length - end + unseen;
  return left === 0 ? shown : [...shown, leftText(left, Math.max(0, different.length - MOST_DIFFERENT) + unseen)];
}

function foldSame(rows: readonly Row[], different: readonly number[]): (Row | string)[] {
  const near = new Set(
    different.flatMap(at => Array.from({ length: 2 * CONTEXT + 1 }, (_, step) => at - CONTEXT + step)),
  );
  const result: (Row | string)[] = [];
  let far: Row[] = [];
  const flush = () => {
    // A single line takes no more room than the note that would replace it.
    if (far.length > 1) result.push(`… ${far.length} lines that are the same`);
    else result.push(...far);
    far = [];
  };
  for (const [index, row] of rows.entries()) {
    if (!near.has(index)) far.push(row);
    else {
      flush();
      result.push(row);
    }
  }
  flush();
  return result;
}

function leftText(count: number, different: number): string {
  const lines = count === 1 ? '1 more line' : `${count} more lines`;
  return different === count ? `… ${lines} that differ` : `… ${lines}, ${different} of them different`;
}
