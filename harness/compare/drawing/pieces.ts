import { textWidth } from '../text';
import type { Colour, Paint } from './paint';
import type { Piece, ShownRow } from './shown-row';

export type { Piece } from './shown-row';

/** What stands in the margin before a row, and its colour. */
export const MARKS: Readonly<Record<ShownRow['kind'], { mark: string; colour?: Colour }>> = {
  same: { mark: ' ' },
  changed: { mark: '✗', colour: 'red' },
  missing: { mark: '-', colour: 'green' },
  extra: { mark: '+', colour: 'red' },
};

/** How many columns a side of a row takes. */
export function piecesWidth(pieces: readonly Piece[] = []): number {
  return pieces.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** A side of a row with its differing parts coloured. */
export function paintPieces(pieces: readonly Piece[] = [], colour: Colour, paint: Paint): string {
  return pieces.map(({ text, differs }) => (differs ? paint(colour, text) : text)).join('');
}

/** The mark under the first different row: the column within its side, and what it says. */
export interface HereMark {
  readonly column: number;
  readonly word: string;
}

/** Where the mark under the first different row points, and what it says. */
export function hereMark({ kind, actual = [] }: ShownRow, reordered: boolean): HereMark {
  if (reordered && kind !== 'changed') return { column: 0, word: 'out of place' };
  if (kind === 'missing') return { column: 0, word: 'missing' };
  if (kind === 'extra') return { column: 0, word: 'too many' };
  const start = actual.findIndex(piece => piece.differs);
  return { column: piecesWidth(actual.slice(0, start)), word: 'here' };
}
