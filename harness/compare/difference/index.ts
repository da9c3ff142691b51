/**
 * How an actual text differs from the expected one: as rows, and in a sentence.
 *
 * Needs `text` and `pattern`.
 */
export { type Comparison, mismatch } from './comparison';
export { describeDifference } from './describe';
export { onlyDifference } from './describe-change';
export type { Difference, Row } from './difference';
export { telltaleOf } from './telltale';
