import { textWidth } from '../text';
import type { Paint } from './paint';
import { hereMark, MARKS, type Piece, paintPieces, piecesWidth } from './pieces';
import type { Shown, ShownRow } from './shown-row';

const TITLES = { expected: 'expected', actual: 'your program' };
const BETWEEN = ' │ ';
const MARGIN = 2;

/** Draws rows with the expected text on the left and the actual one on the right; undefined when they do not fit. */
export function renderBeside({ rows, reordered }: Shown, width: number, paint: Paint): string | undefined {
  const left = columnWidth(rows, 'expected');
  const right = columnWidth(rows, 'actual');
  if (MARGIN + left + BETWEEN.length + right > width) return undefined;
  const lines = [beside('  ', [{ text: TITLES.expected, differs: false }], TITLES.actual, 'bold')];
  let marked = false;
  for (const row of rows) {
    if (typeof row === 'string') {
      lines.push(`  ${paint('grey', row)}`);
      continue;
    }
    const { mark, colour } = MARKS[row.kind];
    lines.push(beside(`${colour ? paint(colour, mark) : mark} `, row.expected, paintPieces(row.actual, 'red', paint)));
    if (!marked && row.kind !== 'same') {
      marked = true;
      lines.push(hereLine(row));
    }
  }
  return `${lines.join('\n')}\n`;

  function beside(mark: string, expected: readonly Piece[] | undefined, actual: string, title?: 'bold'): string {
    const padding = ' '.repeat(left - piecesWidth(expected));
    const text = title ? paint(title, TITLES.expected) : paintPieces(expected, 'green', paint);
    const line = `${mark}${text}${padding}${paint('grey', BETWEEN.trimEnd())}`;
    return actual === '' ? line : `${line} ${title ? paint(title, actual) : actual}`;
  }

  function hereLine(row: ShownRow): string {
    const { column, word } = hereMark(row, reordered);
    const start = row.actual === undefined ? MARGIN : MARGIN + left + BETWEEN.length;
    return paint('red', `${' '.repeat(start + column)}^ ${word}`);
  }
}

function columnWidth(rows: readonly (ShownRow | string)[], side: 'expected' | 'actual'): number {
  let width = textWidth(TITLES[side]);
  for (const row of rows) if (typeof row !== 'string') width = Math.max(width, piecesWidth(row[side]));
  return width;
}
