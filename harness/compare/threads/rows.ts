import type { Row } from '../difference';
import { Budget, type LinePattern, matchLine, rewriteLine, writeOut } from '../pattern';
import { similarity } from '../text';
import { type Assignment, nextAssignments, nextPlace, type Threads } from './assignment';

/** Less similar lines do not belong together. */
const LEAST_ALIKE = 0.6;
/** How many lines after the first wrong one are still assigned. */
const MOST_LINES = 400;

/** A row, and its origin if the row alone does not show it. */
export interface ThreadRow extends Row {
  readonly thread?: number;
  /** For a missing row: the line of the same thread that came too early. */
  readonly overtakenBy?: string;
}

/** The rows of an incomplete assignment, and of the lines after it as far as they fit. */
export function threadRows(threads: Threads, lines: readonly string[], furthest: Assignment): ThreadRow[] {
  const rows = assignedRows(threads, lines, furthest);
  const budget = new Budget();
  let assignment = furthest;
  const end = Math.min(lines.length, furthest.at + MOST_LINES);
  while (assignment.at < end) {
    const [next, added] = assignNext(threads, lines[assignment.at] ?? '', assignment, budget);
    rows.push(...added);
    assignment = next;
  }
  for (const [thread, patterns] of threads.threads.entries()) {
    for (const line of patterns.slice(assignment.places[thread] ?? 0))
      if (!line.elision) rows.push({ kind: 'missing', expected: writeOut(line, assignment.bound), thread });
  }
  return rows;
}

function assignedRows(threads: Threads, lines: readonly string[], last: Assignment): ThreadRow[] {
  const rows: ThreadRow[] = [];
  for (let assignment = last; assignment.before !== undefined; assignment = assignment.before) {
    const line = assignment.taker && threads.threads[assignment.taker.thread]?.[assignment.taker.place];
    const text = lines[assignment.at - 1] ?? '';
    if (line === undefined) {
      if (rows.at(-1)?.actual !== '...')
        rows.push({ kind: 'same', expected: '...', actual: '...', actualLine: assignment.at });
      continue;
    }
    const { actual } = rewriteLine(line, text, last.bound);
    rows.push({ kind: 'same', expected: actual, actual, actualLine: assignment.at });
  }
  return rows.reverse();
}

type AssignedRows = readonly [Assignment, readonly ThreadRow[]];

function assignNext(threads: Threads, text: string, assignment: Assignment, budget: Budget): AssignedRows {
  const [next] = nextAssignments(threads, text, assignment, budget);
  if (next !== undefined) {
    const line = next.taker && threads.threads[next.taker.thread]?.[next.taker.place];
    const { actual } = line === undefined ? { actual: '...' } : rewriteLine(line, text, next.bound);
    return [next, [{ kind: 'same', expected: actual, actual, actualLine: next.at }]];
  }
  const skipped: Assignment = { ...assignment, at: assignment.at + 1 };
  return (
    assignAhead(threads, text, skipped, budget) ??
    assignAlike(threads, text, skipped) ?? [skipped, [{ kind: 'extra', actual: text, actualLine: skipped.at }]]
  );
}

/** A thread expects the line later: what should have come first is missing. */
function assignAhead(threads: Threads, text: string, assignment: Assignment, budget: Budget): AssignedRows | undefined {
  let best: { thread: number; place: number } | undefined;
  let bestSkip = Number.POSITIVE_INFINITY;
  for (const [thread, lines] of threads.threads.entries()) {
    const from = assignment.places[thread] ?? 0;
    for (let place = from + 1; place < lines.length && place - from < bestSkip; place += 1) {
      const line = lines[place] as LinePattern;
      // Only a line without new names certainly belongs to this thread.
      if (line.elision || matchLine(line, text, assignment.bound, threads.rivals, budget) !== assignment.bound)
        continue;
      best = { thread, place };
      bestSkip = place - from;
    }
  }
  if (best === undefined) return undefined;
  const { thread, place } = best;
  const lines = threads.threads[thread] ?? [];
  const overtaken = lines.slice(assignment.places[thread] ?? 0, place).filter(line => !line.elision);
  const rows: ThreadRow[] = overtaken.map(line => ({
    kind: 'missing',
    expected: writeOut(line, assignment.bound),
    thread,
    overtakenBy: text,
  }));
  rows.push({
    kind: 'same',
    ...rewriteLine(lines[place] as LinePattern, text, assignment.bound),
    actualLine: assignment.at,
    thread,
  });
  return [{ ...assignment, places: assignment.places.with(thread, place + 1) }, rows];
}

/** The line looks like an expected one. */
function assignAlike(threads: Threads, text: string, assignment: Assignment): AssignedRows | undefined {
  let best: { thread: number; place: number; line: LinePattern } | undefined;
  let bestAlike = LEAST_ALIKE;
  for (const [thread, lines] of threads.threads.entries()) {
    const place = nextPlace(lines, assignment.places[thread] ?? 0);
    const line = lines[place];
    const alike = line === undefined ? 0 : similarity(writeOut(line, assignment.bound), text);
    if (line !== undefined && alike > bestAlike) {
      best = { thread, place, line };
      bestAlike = alike;
    }
  }
  if (best === undefined) return undefined;
  const sides = rewriteLine(best.line, text, assignment.bound);
  const row: ThreadRow = { kind: 'changed', ...sides, actualLine: assignment.at, thread: best.thread };
  return [{ ...assignment, places: assignment.places.with(best.thread, best.place + 1) }, [row]];
}
