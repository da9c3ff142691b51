import stringWidth from 'string-width';

const widths = new Map<string, number>();
/** How many letters are remembered: hostile text may contain many different ones. */
const MOST_REMEMBERED = 5_000;

/** How many columns a text takes on a terminal; letters of some scripts take two, accents none. Expects visible text. */
export function textWidth(text: string): number {
  return isSimple(text) ? text.length : stringWidth(text);
}

/** The same for a single letter, remembered: a line of a megabyte asks for each of its letters. */
export function letterWidth(letter: string): number {
  const known = widths.get(letter);
  if (known !== undefined) return known;
  const width = textWidth(letter);
  if (widths.size < MOST_REMEMBERED) widths.set(letter, width);
  return width;
}

/** True when each character takes one column, as the symbols for control characters do. */
export function isSimple(text: string): boolean {
  return /^[\u0020-\u02ff\u2192\u2400-\u2421]*$/.test(text);
}
