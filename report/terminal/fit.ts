import { visible } from '../../harness/compare/text/visible';

/** How much of a block is shown unless all is asked for. */
export interface Room {
  /** Lines a block. */
  readonly lines: number;
  /** Characters a line, its indentation among them. */
  readonly width: number;
}

export const everything: Room = { lines: Number.POSITIVE_INFINITY, width: Number.POSITIVE_INFINITY };
export const usual: Room = { lines: 25, width: 160 };

/** How lines of text are broken for reading. */
const readable = 110;

/** A sentence in lines that one can read, broken between words. */
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

/** At most so many lines, of which the last then says how many are left out. */
export function firstLines(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const kept = Math.max(0, most - 1);
  return [...lines.slice(0, kept), `… ${lines.length - kept} more lines (--all shows them)`];
}

/** A line without what a terminal would obey, and no longer than there is room for. */
export function inWidth(line: string, { width }: Room): string {
  const shown = visible(line);
  return shown.length <= width ? shown : `${shown.slice(0, width - 1)}…`;
}
