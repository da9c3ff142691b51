import { visible } from './visible';

/** Longer lines are not quoted in a sentence; the rows show them in full. */
const MOST_QUOTED = 160;

/** A piece of a line in quotation marks, or its length. */
export function quoteOrLength(text: string): string {
  return text.length > MOST_QUOTED ? `a text of ${text.length} characters` : `"${visible(text)}"`;
}

/**
 * A line as the end of a clause: `: "the line"`. It is never abbreviated: the length replaces a line that is too long.
 */
export function quote(line: string, before = ':'): string {
  if (line.length > MOST_QUOTED) return `${before} a line of ${line.length} characters`;
  return line === '' ? `${before} an empty line` : `${before} "${visible(line)}"`;
}
