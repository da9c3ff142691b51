import { visible } from './visible';

/** Longer lines are not quoted in a sentence; the rows below it show them in full. */
const MOST_QUOTED = 160;

/** A piece of a line in quotation marks, or its length. */
export function quoteOrLength(text: string): string {
  return text.length > MOST_QUOTED ? `a text of ${text.length} characters` : `"${visible(text)}"`;
}

/**
 * A line as the end of a clause: `: "the line"`. Never abbreviated: a line too long for a sentence is left out, with its
 * length in place of the quotation.
 */
export function quote(line: string, before = ':'): string {
  if (line.length > MOST_QUOTED) return `${before} a line of ${line.length} characters`;
  return line === '' ? `${before} an empty line` : `${before} "${visible(line)}"`;
}
