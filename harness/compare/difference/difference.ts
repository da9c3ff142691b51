/**
 * One row of two aligned texts. `same`: the line matches; `changed`: two lines that belong together and differ; `missing`:
 * expected, but not there; `extra`: there, but not expected. Both texts are rewritten so that only differences show: text that
 * a wildcard matched shows as the wildcard, a bound name as its value.
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

/** The difference between an actual text and the expected one. At least one row is not `same`. */
export interface Difference {
  readonly rows: readonly Row[];
  /** The number of lines of the whole texts. */
  readonly expectedCount: number;
  readonly actualCount: number;
  /** Lines of the actual text that are in no row, because there were too many. */
  readonly unseen: number;
  /** True when only the order of the lines is wrong. */
  readonly reordered: boolean;
  /** What is wrong, in one sentence, if the comparison knows more than the rows show. */
  readonly sentence?: string;
}

/** The index of the first row that is not `same`. */
export function firstDifferent(difference: Difference): number {
  return difference.rows.findIndex(row => row.kind !== 'same');
}
