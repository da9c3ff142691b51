/**
 * A whole transcript against expected text, line by line; single lines in it.
 *
 * Needs `text`, `pattern`, `difference`, and `threads` to see that only the order is wrong.
 */
export { countLines, findLine } from './find-line';
export { compareTranscript } from './transcript';
