/**
 * A difference drawn for a terminal: side by side, or stacked when the terminal is narrow.
 *
 * Needs `text` and `difference`.
 */
export { type Paint, painter } from './paint';
export { renderDifference } from './render';
export { wrapPieces } from './wrap-pieces';
