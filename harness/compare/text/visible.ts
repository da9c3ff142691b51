/**
 * Text that is safe and honest on a terminal: control characters are shown as symbols (`␛` for escape, `→` for a tab,
 * `¶` for a line break), invisible ones by their number, so that no escape sequence of a program reaches the terminal.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, symbol);
}

/** The same, and blanks that are easily overlooked as `·`: at the start, at the end, and two or more together. */
export function visibleBlanks(text: string): string {
  return visible(text.replace(/^ +| {2,}| $/g, blanks => '·'.repeat(blanks.length)));
}

// Control characters, and what takes no room or changes the direction of writing, blanks other than the usual one, and
// halves of surrogate pairs, and U+FFFE and its like, which no XML may hold.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/gu;

function symbol(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return '→';
  if (character === '\n' || character === '\u2028' || character === '\u2029') return '¶';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
