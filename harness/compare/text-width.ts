import stringWidth from 'string-width';

/** How many columns a text takes on a terminal; letters of some scripts take two, accents none. Expects visible text. */
export function textWidth(text: string): number {
  return /^[\u0020-\u02ff]*$/.test(text) ? text.length : stringWidth(text);
}
