/**
 * One row of two aligned texts. `same`: met; `changed`: two lines that belong together and differ; `missing`: expected
 * and not there; `extra`: there and not expected. Texts are rewritten towards each other: what a wildcard took shows as
 * the wildcard on both sides, a bound name shows as what it stands for.
 */
export interface Row {
  readonly kind: 'same' | 'changed' | 'missing' | 'extra';
  readonly expected?: string;
  readonly actual?: string;
  /** Numbers from 1 of the lines in the expected and in the actual text. */
  readonly expectedLine?: number;
  readonly actualLine?: number;
  /** Why lines that look alike differ, as half a sentence: `{b} must differ from {a}, and both are 39`. */
  readonly reason?: string;
}

/** How an actual text differs from the expected one: at least one row is not `same`. */
export interface Difference {
  readonly rows: readonly Row[];
  /** How many lines the whole texts have. */
  readonly expectedCount: number;
  readonly actualCount: number;
  /** Lines of the actual text that were too many to look at one by one, and stand in no row. */
  readonly unseen: number;
  /** True where each line is right and only their order is wrong. */
  readonly reordered: boolean;
  /** What is wrong, in one sentence, where the comparison knows better than the rows show. */
  readonly sentence?: string;
}

/** The place in `rows` of the first row that is not the same on both sides. */
export function firstDifferent(difference: Difference): number {
  return difference.rows.findIndex(row => row.kind !== 'same');
}
