import { visible } from '../../harness/compare/text/visible';

/** How much of a block is shown by default. */
export interface Room {
  /** Lines a block. */
  readonly lines: number;
  /** Characters in a line, including its indentation. */
  readonly width: number;
}

export const everything: Room = { lines: Number.POSITIVE_INFINITY, width: Number.POSITIVE_INFINITY };
export const usual: Room = { lines: 25, width: 160 };

/** The width at which text is wrapped. */
const readable = 110;

/** Wraps a sentence between words. */
export function inLines(text: string, width = readable): string[] {
  return text.split('\n').flatMap(paragraph => {
    const lines = [''];
    for (const word of paragraph.split(' ')) {
      const last = lines.at(-1) as string;
      if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines;
  });
}

/** At most this many lines; the last says how many were left out. */
export function firstLines(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const kept = Math.max(0, most - 1);
  return [...lines.slice(0, kept), `… ${lines.length - kept} more lines (--all shows them)`];
}

/** A line without control characters, cut to the width. */
export function inWidth(line: string, { width }: Room): string {
  const shown = visible(line);
  return shown.length <= width ? shown : `${shown.slice(0, width - 1)}…`;
}
