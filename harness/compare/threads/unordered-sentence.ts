import type { Row } from '../difference/difference';
import { quote } from '../text/quote';

/** Says which lines are missing and which are too many, where the order is free. */
export function unorderedSentence(rows: readonly Row[]): string {
  if (!rows.some(row => row.actual !== undefined)) return 'Nothing was printed.';
  const missing = rows.filter(row => row.kind === 'missing' || row.kind === 'changed');
  const extra = rows.filter(row => row.kind === 'extra' || row.kind === 'changed');
  const parts = [
    told(
      missing.map(row => row.expected ?? ''),
      'is missing',
      'are missing',
    ),
    told(
      extra.map(row => row.actual ?? ''),
      'is not expected',
      'are not expected',
    ),
  ].filter(part => part !== '');
  const [first = '', ...others] = parts;
  return `${[first.replace(/^a/, 'A'), ...others].join('; ')}.`;
}

function told(lines: readonly string[], one: string, many: string): string {
  const [first] = lines;
  if (first === undefined) return '';
  if (lines.length === 1) return `a line ${one}${quote(first)}`;
  return `${lines.length} lines ${many}, the first${quote(first)}`;
}
