import type { Piece } from './shown-row';
import { textWidth } from './text-width';

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
  const flush = () => {
    lines.push({ pieces: line, start, width });
    start += width;
    line = [];
    width = 0;
  };
  for (const { text, differs } of pieces) {
    let begun = 0;
    let at = 0;
    for (const letter of text) {
      const wide = textWidth(letter);
      if (width + wide > room) {
        line.push({ text: text.slice(begun, at), differs });
        flush();
        begun = at;
      }
      width += wide;
      at += letter.length;
    }
    line.push({ text: text.slice(begun), differs });
  }
  flush();
  return lines;
}
