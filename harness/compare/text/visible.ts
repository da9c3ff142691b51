/**
 * Makes text safe and visible on a terminal: control characters become symbols (`␛` for escape, `→` for a tab, `¶` for a line
 * break), invisible characters their number. No escape sequence of a program reaches the terminal.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, symbol);
}

/** The same, with `·` for blanks that are easy to overlook: at the start, at the end, and two or more in a row. */
export function visibleBlanks(text: string): string {
  return visible(text.replace(/^ +| {2,}| $/g, blanks => '·'.repeat(blanks.length)));
}

// Control characters; characters without width or that change the writing direction; unusual blanks; halves of
// surrogate pairs; U+FFFE and the like, which XML does not allow.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/gu;

function symbol(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return '→';
  if (character === '\n' || character === '\u2028' || character === '\u2029') return '¶';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
