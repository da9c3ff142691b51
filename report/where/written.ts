import type { MarkedProgram } from './clues';
import type { WrittenText } from './landmarks';

/** How much of a text that a program holds must stand in a line for the two to be of one kind, in characters. */
const least = 4;

/** The text of a program that a line is made of, or is most like: the longer what they share, the better. */
export function writtenAs({ marks }: MarkedProgram, line: string): WrittenText | undefined {
  let best: WrittenText | undefined;
  let most = 0;
  for (const text of marks.texts) {
    const shared = sharedLength(text.pieces, line);
    if (shared > most) [best, most] = [text, shared];
  }
  return best;
}

/** How many characters of the pieces stand in the line, in their order; 0 where one of them does not. */
function sharedLength(pieces: readonly string[], line: string): number {
  let from = 0;
  let length = 0;
  for (const piece of pieces.map(one => one.trim()).filter(one => one !== '')) {
    const at = line.indexOf(piece, from);
    if (at < 0) return alike(pieces.join(''), line);
    from = at + piece.length;
    length += piece.length;
  }
  return length >= least ? length : 0;
}

/** For a text with another word or sign in it: what both have in common at their start and at their end. */
function alike(text: string, line: string): number {
  const [one, other] = [text.toLowerCase().trim(), line.toLowerCase().trim()];
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const shared = start + end;
  return shared >= 8 && shared >= 0.6 * one.length ? shared / 2 : 0;
}
