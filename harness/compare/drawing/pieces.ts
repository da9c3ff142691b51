import { textWidth } from '../text';
import type { Colour, Paint } from './paint';
import type { Piece, ShownRow } from './shown-row';

export type { Piece } from './shown-row';

/** The mark in the margin of a row, and its colour. */
export const MARKS: Readonly<Record<ShownRow['kind'], { mark: string; colour?: Colour }>> = {
  same: { mark: ' ' },
  changed: { mark: '✗', colour: 'red' },
  missing: { mark: '-', colour: 'green' },
  extra: { mark: '+', colour: 'red' },
};

/** The width of one side of a row, in columns. */
export function piecesWidth(pieces: readonly Piece[] = []): number {
  return pieces.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** A side of a row with its differing parts coloured. */
export function paintPieces(pieces: readonly Piece[] = [], colour: Colour, paint: Paint): string {
  return pieces.map(({ text, differs }) => (differs ? paint(colour, text) : text)).join('');
}

/** The mark under the first different row: its column within the side, and its text. */
export interface HereMark {
  readonly column: number;
  readonly word: string;
}

/** Finds the column and the text of the mark under the first different row. */
export function hereMark({ kind, actual = [] }: ShownRow, reordered: boolean): HereMark {
  if (reordered && kind !== 'changed') return { column: 0, word: 'out of place' };
  if (kind === 'missing') return { column: 0, word: 'missing' };
  if (kind === 'extra') return { column: 0, word: 'too many' };
  const start = actual.findIndex(piece => piece.differs);
  return { column: piecesWidth(actual.slice(0, start)), word: 'here' };
}
