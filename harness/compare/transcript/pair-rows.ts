import type { Row } from '../difference';
import type { Sides } from '../pattern';
import { similarity } from '../text';

/** Less similar lines are not a changed line, but a missing line and an extra one. */
const LEAST_ALIKE = 0.45;
/** The most pairs that are weighed in one gap; the other lines stay unpaired. */
const MOST_PAIRS = 900;

/** The index of a pair's missing line in the pattern, and the actual text. */
export interface PairedLine {
  readonly expected: number;
  readonly actual: string;
}

/**
 * Joins missing and extra rows between the same neighbours into changed rows, if they look similar or one replaces the other.
 * `rewrite` returns the two sides of a pair.
 */
export function pairRows(rows: readonly Row[], rewrite: (pair: PairedLine) => Sides): Row[] {
  const result: Row[] = [];
  let gap: Row[] = [];
  for (const row of rows) {
    if (row.kind === 'missing' || row.kind === 'extra') gap.push(row);
    else {
      result.push(...pairGap(gap, rewrite), row);
      gap = [];
    }
  }
  return sameInPlace([...result, ...pairGap(gap, rewrite)]);
}

/** A pair of equal lines is no change, if it stands in its place among the others. */
function sameInPlace(rows: readonly Row[]): Row[] {
  const places = rows.map(({ actualLine }) => actualLine);
  const placed = rows.map((row, index): Row => {
    const { kind, expected, actual, actualLine = 0, reason } = row;
    if (kind !== 'changed' || reason !== undefined || expected !== actual) return row;
    const isBetween = places.every(
      (place, other) => place === undefined || other === index || place < actualLine === other < index,
    );
    return isBetween ? { ...row, kind: 'same' } : row;
  });
  // The texts differ: some row has to say so.
  return placed.some(({ kind }) => kind !== 'same') ? placed : [...rows];
}

function pairGap(gap: readonly Row[], rewrite: (pair: PairedLine) => Sides): Row[] {
  const missing = gap.filter(row => row.kind === 'missing');
  const extra = gap.filter(row => row.kind === 'extra');
  if (missing.length === 0 || extra.length === 0) return [...gap];
  const result: Row[] = [];
  let lastMissing = 0;
  let lastExtra = 0;
  const change = (one: Row, other: Row): Row => {
    const sides = rewrite({ expected: (one.expectedLine ?? 1) - 1, actual: other.actual ?? '' });
    return { ...one, ...other, kind: 'changed', ...sides };
  };
  const between = (missingEnd: number, extraEnd: number) => {
    const left = missing.slice(lastMissing, missingEnd);
    const right = extra.slice(lastExtra, extraEnd);
    if (left.length !== right.length) result.push(...left, ...right);
    else for (const [index, row] of left.entries()) result.push(change(row, right[index] as Row));
  };
  for (const [at, other] of alikePairs(missing, extra)) {
    between(at, other);
    result.push(change(missing[at] as Row, extra[other] as Row));
    lastMissing = at + 1;
    lastExtra = other + 1;
  }
  between(missing.length, extra.length);
  return result;
}

/** The pairs of similar rows, in order and without crossing, with the highest similarity in total. */
function alikePairs(missing: readonly Row[], extra: readonly Row[]): [number, number][] {
  const height = Math.min(missing.length, MOST_PAIRS);
  const width = Math.min(extra.length, Math.max(1, Math.floor(MOST_PAIRS / height)));
  const alike: number[][] = [];
  const best: number[][] = Array.from({ length: height + 1 }, () => new Array<number>(width + 1).fill(0));
  const bestAt = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = height - 1; i >= 0; i -= 1) {
    alike[i] = [];
    for (let j = width - 1; j >= 0; j -= 1) {
      const value = similarity(missing[i]?.expected ?? '', extra[j]?.actual ?? '');
      const pair = value < LEAST_ALIKE ? 0 : value + bestAt(i + 1, j + 1);
      (alike[i] as number[])[j] = pair;
      (best[i] as number[])[j] = Math.max(pair, bestAt(i + 1, j), bestAt(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < height && j < width && bestAt(i, j) > 0) {
    if (alike[i]?.[j] === bestAt(i, j)) pairs.push([i++, j++]);
    else if (bestAt(i + 1, j) === bestAt(i, j)) i += 1;
    else j += 1;
  }
  return pairs;
}
