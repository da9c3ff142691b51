import type { Colour, Paint } from './paint';
import { type HereMark, hereMark, type Piece, paintPieces } from './pieces';
import type { Shown } from './shown-row';
import { wrapPieces } from './wrap-pieces';

const MARGIN = 2;
const NARROWEST = 20;

/**
 * Draws rows with the expected text above the actual one. Lines wider than the terminal are wrapped, with `↳` before the rest.
 */
export function renderStacked({ rows, reordered }: Shown, width: number, paint: Paint): string {
  const room = Math.max(NARROWEST, width) - MARGIN;
  const lines = [paint('green', '- expected'), paint('red', '+ your program'), ''];
  let marked = false;
  for (const row of rows) {
    if (typeof row === 'string') lines.push(`  ${paint('grey', row)}`);
    else if (row.kind === 'same') lines.push(...side(' ', row.actual, 'grey'));
    else {
      const mark = marked ? undefined : hereMark(row, reordered);
      marked = true;
      const onlyExpected = row.actual === undefined;
      if (row.expected !== undefined) lines.push(...side('-', row.expected, 'green', onlyExpected ? mark : undefined));
      if (row.actual !== undefined) lines.push(...side('+', row.actual, 'red', mark));
    }
  }
  return `${lines.join('\n')}\n`;

  function side(margin: string, pieces: readonly Piece[] = [], colour: Colour, mark?: HereMark) {
    const wrapped = wrapPieces(pieces, room);
    const drawn: string[] = [];
    for (const [index, line] of wrapped.entries()) {
      const start = index === 0 ? `${margin} ` : `${margin}↳`;
      const text = paintPieces(line.pieces, colour, paint);
      drawn.push(margin === ' ' && text === '' ? '' : `${paint(colour, start)}${text}`.trimEnd());
      const last = index === wrapped.length - 1;
      if (mark && mark.column >= line.start && (last || mark.column < line.start + line.width))
        drawn.push(paint('red', `${' '.repeat(MARGIN + mark.column - line.start)}^ ${mark.word}`));
    }
    return drawn;
  }
}
