import { quote } from '../text';
import { describeChange } from './describe-change';
import { type Difference, firstDifferent, type Row } from './difference';

/** One sentence: the first difference, and how many follow. */
export function describeDifference(difference: Difference): string {
  return difference.sentence ?? wholeSentence(difference) ?? firstSentence(difference);
}

function wholeSentence({ rows, expectedCount, actualCount, reordered }: Difference): string | undefined {
  const [first] = rows;
  if (actualCount === 0) return nothingSentence(rows);
  if (expectedCount === 0)
    return `Nothing should be printed, but ${actualCount === 1 ? 'a line was' : `${actualCount} lines were, the first`}${quote(first?.actual ?? '')}.`;
  if (reordered) return orderSentence(rows);
  if (sameButBreaks(rows)) return `The text is right but its lines break elsewhere${breakSentence(rows)}.`;
  return undefined;
}

/** The first expected line has no number when other lines may come before it. */
function nothingSentence(rows: readonly Row[]): string {
  const due = rows.find(row => row.expected !== undefined && row.expected !== '...');
  const which = due === rows[0] ? 'line 1 should be' : 'this line was expected';
  return `Nothing was printed; ${which}${quote(due?.expected ?? '')}.`;
}

/** True when both sides are the same text without white space and line breaks. */
function sameButBreaks(rows: readonly Row[]): boolean {
  const text = (side: 'expected' | 'actual') =>
    rows
      .map(row => row[side] ?? '')
      .join('')
      .replace(/\s/g, '');
  const broken = rows.some(row => row.kind === 'missing' || row.kind === 'extra');
  return broken && text('expected') !== '' && text('expected') === text('actual');
}

function breakSentence(rows: readonly Row[]): string {
  const count = (side: 'expected' | 'actual') => rows.filter(row => row[side] !== undefined).length;
  return `: it should have ${lineCount(count('expected'))} and has ${lineCount(count('actual'))}`;
}

function lineCount(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

function orderSentence(rows: readonly Row[]): string {
  const right = 'The lines are right but in another order';
  const moved = rows.find(row => row.kind !== 'same');
  if (moved?.kind !== 'extra')
    return `${right}${moved?.expected === undefined ? '' : `; the first that is out of place should be line ${moved.expectedLine}${quote(moved.expected)}`}.`;
  return `${right}; the first that is out of place is line ${moved.actualLine}${quote(moved.actual ?? '')}.`;
}

function firstSentence(difference: Difference): string {
  const { rows } = difference;
  const at = firstDifferent(difference);
  const row = rows[at];
  if (row === undefined) return 'The texts are the same.';
  const run = row.kind === 'changed' ? 1 : runLength(rows, at);
  const rest = restSentence(difference, at + run);
  if (row.kind === 'changed') return `Line ${row.actualLine} ${describeChange(row)}${rest}.`;
  if (row.kind === 'extra') return `${extraSentence(difference, row, at, run)}${rest}.`;
  return `${missingSentence(difference, row, at, run)}${rest}.`;
}

function extraSentence({ rows, unseen }: Difference, row: Row, at: number, run: number): string {
  const count = at + run === rows.length ? run + unseen : run;
  const before = rows[at - 1]?.actualLine;
  const place = row.actualLine === 1 ? 'at the start' : `after line ${before ?? (row.actualLine ?? 1) - 1}`;
  return count === 1
    ? `There is a line too many ${place}${quote(row.actual ?? '')}`
    : `There are ${count} lines too many ${place}, the first${quote(row.actual ?? '')}`;
}

function missingSentence({ rows, expectedCount, actualCount }: Difference, row: Row, at: number, run: number): string {
  const text = quote(row.expected ?? '');
  if (at + run === rows.length && at > 0) {
    const elided = rows.some(one => one.expected === '...');
    return elided
      ? `The output stops too early, after line ${actualCount}; the next should be${text}`
      : `The output stops after line ${at} of ${expectedCount}; the next should be${text}`;
  }
  if (run === 1) return `Line ${row.expectedLine} is missing${text}`;
  return `Lines ${row.expectedLine} to ${(row.expectedLine ?? 1) + run - 1} are missing, the first${text}`;
}

function runLength(rows: readonly Row[], at: number): number {
  let end = at;
  while (rows[end] !== undefined && rows[end]?.kind === rows[at]?.kind) end += 1;
  return end - at;
}

function restSentence({ rows, unseen }: Difference, from: number): string {
  const more = rows.slice(from).filter(row => row.kind !== 'same').length + (from < rows.length ? unseen : 0);
  if (more === 0) return '';
  return more === 1 ? ' (one more line differs further on)' : ` (${more} more lines differ further on)`;
}
