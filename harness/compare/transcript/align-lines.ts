import type { Row } from '../difference';
import {
  type Bound,
  Budget,
  type LinePattern,
  matchLine,
  type Pattern,
  rewriteLine,
  sameAsRival,
  takeLine,
  writeOut,
} from '../pattern';
import { align, quoteOrLength, type Step } from '../text';
import { pairRows } from './pair-rows';
import { recoverAbsorbed } from './recover-absorbed';

/** The most pairs of an expected and an actual line. What a hostile program prints beyond that is only counted. */
const MOST_CELLS = 100_000;

/** The rows of the lines that were compared, and how many lines were not. */
export interface AlignedLines {
  readonly rows: readonly Row[];
  readonly unseen: number;
}

/**
 * Aligns a pattern with lines that it does not match. `likely` holds the bindings of the search that came furthest: lines that
 * agree with them match first. The final bindings follow line by line from `given`; a line that contradicts an earlier one is a
 * changed line.
 */
export function alignLines(pattern: Pattern, lines: readonly string[], given: Bound, likely: Bound): AlignedLines {
  const seen = seenLines(pattern, lines.length);
  const numbers = seen === lines.length ? undefined : cutMiddle(pattern, lines.length, seen);
  const numberOf = (index: number) => (numbers?.[index] ?? index) + 1;
  const texts = numbers?.map(number => lines[number] ?? '') ?? lines;
  const budget = new Budget();
  const aligned = align({
    expectedCount: pattern.lines.length,
    actualCount: texts.length,
    alike: (expected, actual) =>
      takeLine(pattern.lines[expected] as LinePattern, texts[actual] ?? '', likely, budget) !== undefined,
    wild: expected => pattern.lines[expected]?.elision ?? false,
    optional: () => false,
  });
  const steps = recoverAbsorbed(
    aligned,
    step => writeOut(pattern.lines[step.expected] as LinePattern, likely),
    step => texts[step.actual] ?? '',
  );
  const { bound, conflicts } = settle(pattern, texts, steps, given);
  const rows = rowsOf(pattern, texts, steps, bound, conflicts).map(row =>
    row.actualLine === undefined ? row : { ...row, actualLine: numberOf(row.actualLine - 1) },
  );
  const paired = pairRows(rows, row => rewriteLine(pattern.lines[row.expected] as LinePattern, row.actual, bound));
  return { rows: paired, unseen: lines.length - texts.length };
}

function seenLines(pattern: Pattern, count: number): number {
  return Math.min(count, Math.max(100, Math.floor(MOST_CELLS / (pattern.lines.length + 1))));
}

/** The lines to compare: both ends if the pattern has a `...`, otherwise the beginning. */
function cutMiddle(pattern: Pattern, count: number, seen: number): number[] {
  const tail = pattern.lines.some(line => line.elision) ? Math.floor(seen / 2) : 0;
  return Array.from({ length: seen }, (_, index) => (index < seen - tail ? index : count - seen + index));
}

/** Binds the names of the matched lines in order; returns the lines that contradict earlier ones. */
function settle(pattern: Pattern, texts: readonly string[], steps: readonly Step[], given: Bound) {
  const budget = Budget.forLines(texts.length);
  const conflicts = new Map<Step, string>();
  let bound = given;
  for (const step of steps) {
    if (step.kind !== 'same') continue;
    const line = pattern.lines[step.expected] as LinePattern;
    const text = texts[step.actual] ?? '';
    const next = matchLine(line, text, bound, pattern.rivals, budget);
    if (next === undefined) conflicts.set(step, conflict(pattern, line, text, bound));
    else bound = next;
  }
  return { bound, conflicts };
}

function conflict(pattern: Pattern, line: LinePattern, text: string, bound: Bound): string {
  const taken = takeLine(line, text, bound, new Budget());
  for (const [name, value] of taken ?? []) {
    const rival = sameAsRival(name, value, bound, pattern.rivals);
    if (rival !== undefined)
      return `${quoteOrLength(value)} is there again, which is {${rival}} already; {${name}} must be another`;
  }
  return '';
}

function rowsOf(
  pattern: Pattern,
  texts: readonly string[],
  steps: readonly Step[],
  bound: Bound,
  conflicts: ReadonlyMap<Step, string>,
): Row[] {
  const rows: Row[] = [];
  let elided = -1;
  for (const step of steps) {
    const line = pattern.lines[step.expected];
    const expectedLine = step.expected + 1;
    const actualLine = step.actual + 1;
    const text = texts[step.actual] ?? '';
    if (step.kind === 'extra' || line === undefined) rows.push({ kind: 'extra', actual: text, actualLine });
    else if (step.kind === 'missing') rows.push({ kind: 'missing', expected: writeOut(line, bound), expectedLine });
    else if (step.kind === 'same') {
      const reason = conflicts.get(step);
      rows.push(reason === undefined ? sameRow(line, text, bound, expectedLine, actualLine) : conflictRow(reason));
      function conflictRow(why: string): Row {
        const sides = { expected: writeOut(line as LinePattern, bound), actual: text };
        return { kind: 'changed', ...sides, expectedLine, actualLine, ...(why && { reason: why }) };
      }
    } else if (elided !== step.expected) {
      elided = step.expected;
      rows.push({ kind: 'same', expected: '...', actual: '...', expectedLine, actualLine });
    }
  }
  return rows;
}

function sameRow(line: LinePattern, text: string, bound: Bound, expectedLine: number, actualLine: number): Row {
  const { actual } = line.plain === undefined ? rewriteLine(line, text, bound) : { actual: text };
  return { kind: 'same', expected: actual, actual, expectedLine, actualLine };
}
