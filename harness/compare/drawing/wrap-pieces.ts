import { isSimple, letterWidth } from '../text';
import type { Piece } from './shown-row';

/** One line of a wrapped text: its pieces, the column of the whole text where it starts, and its width. */
export interface WrappedLine {
  readonly pieces: readonly Piece[];
  readonly start: number;
  readonly width: number;
}

/** Cuts a text into lines of at most `room` columns. Nothing is left out; an empty text is one empty line. */
export function wrapPieces(pieces: readonly Piece[], room: number): WrappedLine[] {
  const lines: WrappedLine[] = [];
  let line: Piece[] = [];
  let start = 0;
  let width = 0;
  for (const { text, differs } of pieces) {
    for (let at = 0; at < text.length; ) {
      const [end, taken] = fill(text, at, room - width);
      if (end > at) line.push({ text: text.slice(at, end), differs });
      width += taken;
      at = end;
      if (at === text.length) break;
      lines.push({ pieces: line, start, width });
      start += width;
      line = [];
      width = 0;
    }
  }
  return [...lines, { pieces: line, start, width }];
}

/** How much of a text fits into so many columns: the index after the last character that fits, and the columns used. */
function fill(text: string, from: number, room: number): [end: number, width: number] {
  const simple = text.slice(from, from + room);
  if (isSimple(simple)) return [from + simple.length, simple.length];
  let width = 0;
  let end = from;
  while (end < text.length) {
    const letter = String.fromCodePoint(text.codePointAt(end) ?? 0);
    const wide = letterWidth(letter);
    if (width + wide > room) break;
    width += wide;
    end += letter.length;
  }
  return [end, width];
}
