/**
 * A difference drawn for a terminal: side by side, or stacked where it is narrow.
 *
 * Needs `text` and `difference`.
 */
export { type Paint, painter } from './paint';
export { renderDifference } from './render';
export { wrapPieces } from './wrap-pieces';
