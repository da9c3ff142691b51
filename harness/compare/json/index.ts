/**
 * A JSON value against an expected one, with each problem in a sentence that names its path.
 *
 * Needs `text`, `pattern` and `difference`.
 */
export { compareJson } from './compare-json';
