import type { Place } from '../../harness/place';

/** A line of a file with its neighbours, numbered, and a sign below its column. */
export function excerptOf(text: string, { line, column }: Pick<Place, 'line' | 'column'>, around = 1): string[] {
  const lines = text.split(/\r?\n/);
  const from = Math.max(1, line - around);
  const to = Math.min(lines.length, line + around);
  const width = String(to).length;
  const drawn: string[] = [];
  for (let at = from; at <= to; at += 1) {
    const mark = at === line ? '>' : ' ';
    drawn.push(`${mark} ${String(at).padStart(width)} | ${(lines[at - 1] ?? '').replaceAll('\t', ' ')}`.trimEnd());
    if (at === line && column > 1) drawn.push(`${' '.repeat(width + 2)} | ${' '.repeat(column - 1)}^`);
  }
  return drawn;
}
