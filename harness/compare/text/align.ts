/** One step of an alignment of expected units (characters, lines) with actual ones. */
export interface Step {
  /** `absorbed`: matched by a wildcard; `dropped`: an optional unit, or a wildcard that matched nothing. */
  readonly kind: 'same' | 'missing' | 'extra' | 'absorbed' | 'dropped';
  /** The expected unit: matched, missing, absorbing or dropped; for `extra`, the next expected one. */
  readonly expected: number;
  /** The actual unit: matched, extra or absorbed; for `missing` and `dropped`, the next one. */
  readonly actual: number;
}

/** What to align: the numbers of units, which of them are equal, and which expected ones are special. */
export interface Alignable {
  readonly expectedCount: number;
  readonly actualCount: number;
  alike(expected: number, actual: number): boolean;
  /** A wildcard matches any number of actual units. */
  wild(expected: number): boolean;
  /** An optional unit may be missing at no cost. */
  optional(expected: number): boolean;
}

/**
 * Finds the alignment with the fewest missing and extra units. Needs time and memory for `expectedCount × actualCount` cells;
 * the caller keeps that small. Among equally good alignments, units match as early as possible: if one of six equal lines is
 * missing, it is the last.
 */
export function align(units: Alignable): Step[] {
  const { expectedCount, actualCount } = units;
  const width = actualCount + 1;
  const cost = new Uint32Array((expectedCount + 1) * width);
  const same = new Uint8Array(cost.length);
  const at = (cell: number) => cost[cell] ?? 0;
  for (let i = expectedCount; i >= 0; i -= 1) {
    const wild = i < expectedCount && units.wild(i);
    const dropping = i < expectedCount && (wild || units.optional(i)) ? 0 : 1;
    for (let j = actualCount; j >= 0; j -= 1) {
      const cell = i * width + j;
      if (i === expectedCount) {
        cost[cell] = actualCount - j;
        continue;
      }
      let best = at(cell + width) + dropping;
      if (j < actualCount) {
        best = Math.min(best, at(cell + 1) + (wild ? 0 : 1));
        if (!wild && units.alike(i, j)) {
          same[cell] = 1;
          best = Math.min(best, at(cell + width + 1));
        }
      }
      cost[cell] = best;
    }
  }
  return walk(units, width, at, cell => same[cell] === 1);
}

function walk(
  units: Alignable,
  width: number,
  cost: (cell: number) => number,
  same: (cell: number) => boolean,
): Step[] {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  const put = (kind: Step['kind']) => steps.push({ kind, expected: i, actual: j });
  while (i < units.expectedCount || j < units.actualCount) {
    const cell = i * width + j;
    const wild = i < units.expectedCount && units.wild(i);
    const free = wild || (i < units.expectedCount && units.optional(i));
    if (same(cell) && cost(cell) === cost(cell + width + 1)) {
      put('same');
      i += 1;
      j += 1;
    } else if (i < units.expectedCount && free && cost(cell) === cost(cell + width)) {
      put('dropped');
      i += 1;
    } else if (wild) {
      put('absorbed');
      j += 1;
    } else if (j < units.actualCount && cost(cell) === cost(cell + 1) + 1) {
      put('extra');
      j += 1;
    } else {
      put('missing');
      i += 1;
    }
  }
  return steps;
}
