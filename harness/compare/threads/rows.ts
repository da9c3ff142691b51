import type { Row } from '../difference/difference';
import { Budget } from '../pattern/budget';
import { matchLine } from '../pattern/match-line';
import type { LinePattern } from '../pattern/pattern';
import { rewriteLine, writeOut } from '../pattern/rewrite-line';
import { similarity } from '../text/similarity';
import { type Deal, nextDeals, nextPlace, type Threads } from './assignment';

/** Lines less alike than this do not belong together. */
const LEAST_ALIKE = 0.6;
/** So many lines behind the first wrong one are still dealt out. */
const MOST_LINES = 400;

/** A row, and how it came about where the row alone does not show it. */
export interface ThreadRow extends Row {
  readonly thread?: number;
  /** For a missing row: the line of the same thread that came before its turn. */
  readonly overtakenBy?: string;
}

/** The rows of a deal that came to an end before its time, and of the lines that came after, as far as they fit. */
export function threadRows(threads: Threads, lines: readonly string[], furthest: Deal): ThreadRow[] {
  const rows = dealtRows(threads, lines, furthest);
  const budget = new Budget();
  let deal = furthest;
  const end = Math.min(lines.length, furthest.at + MOST_LINES);
  while (deal.at < end) {
    const [next, added] = dealNext(threads, lines[deal.at] ?? '', deal, budget);
    rows.push(...added);
    deal = next;
  }
  for (const [thread, patterns] of threads.threads.entries()) {
    for (const line of patterns.slice(deal.places[thread] ?? 0))
      if (!line.elision) rows.push({ kind: 'missing', expected: writeOut(line, deal.bound), thread });
  }
  return rows;
}

function dealtRows(threads: Threads, lines: readonly string[], last: Deal): ThreadRow[] {
  const rows: ThreadRow[] = [];
  for (let deal = last; deal.before !== undefined; deal = deal.before) {
    const line = deal.taker && threads.threads[deal.taker.thread]?.[deal.taker.place];
    const text = lines[deal.at - 1] ?? '';
    if (line === undefined) {
      if (rows.at(-1)?.actual !== '...')
        rows.push({ kind: 'same', expected: '...', actual: '...', actualLine: deal.at });
      continue;
    }
    const { actual } = rewriteLine(line, text, last.bound);
    rows.push({ kind: 'same', expected: actual, actual, actualLine: deal.at });
  }
  return rows.reverse();
}

type Dealt = readonly [Deal, readonly ThreadRow[]];

function dealNext(threads: Threads, text: string, deal: Deal, budget: Budget): Dealt {
  const [next] = nextDeals(threads, text, deal, budget);
  if (next !== undefined) {
    const line = next.taker && threads.threads[next.taker.thread]?.[next.taker.place];
    const { actual } = line === undefined ? { actual: '...' } : rewriteLine(line, text, next.bound);
    return [next, [{ kind: 'same', expected: actual, actual, actualLine: next.at }]];
  }
  const skipped: Deal = { ...deal, at: deal.at + 1 };
  return (
    dealAhead(threads, text, skipped, budget) ??
    dealAlike(threads, text, skipped) ?? [skipped, [{ kind: 'extra', actual: text, actualLine: skipped.at }]]
  );
}

/** The line is due later in a thread: what should have come first is missing. */
function dealAhead(threads: Threads, text: string, deal: Deal, budget: Budget): Dealt | undefined {
  let best: { thread: number; place: number } | undefined;
  let bestSkip = Number.POSITIVE_INFINITY;
  for (const [thread, lines] of threads.threads.entries()) {
    const from = deal.places[thread] ?? 0;
    for (let place = from + 1; place < lines.length && place - from < bestSkip; place += 1) {
      const line = lines[place] as LinePattern;
      // Only a line without new names is surely this one, and not another thread's.
      if (line.elision || matchLine(line, text, deal.bound, threads.rivals, budget) !== deal.bound) continue;
      best = { thread, place };
      bestSkip = place - from;
    }
  }
  if (best === undefined) return undefined;
  const { thread, place } = best;
  const lines = threads.threads[thread] ?? [];
  const overtaken = lines.slice(deal.places[thread] ?? 0, place).filter(line => !line.elision);
  const rows: ThreadRow[] = overtaken.map(line => ({
    kind: 'missing',
    expected: writeOut(line, deal.bound),
    thread,
    overtakenBy: text,
  }));
  rows.push({
    kind: 'same',
    ...rewriteLine(lines[place] as LinePattern, text, deal.bound),
    actualLine: deal.at,
    thread,
  });
  return [{ ...deal, places: deal.places.with(thread, place + 1) }, rows];
}

/** The line looks like one that is due. */
function dealAlike(threads: Threads, text: string, deal: Deal): Dealt | undefined {
  let best: { thread: number; place: number; line: LinePattern } | undefined;
  let bestAlike = LEAST_ALIKE;
  for (const [thread, lines] of threads.threads.entries()) {
    const place = nextPlace(lines, deal.places[thread] ?? 0);
    const line = lines[place];
    const alike = line === undefined ? 0 : similarity(writeOut(line, deal.bound), text);
    if (line !== undefined && alike > bestAlike) {
      best = { thread, place, line };
      bestAlike = alike;
    }
  }
  if (best === undefined) return undefined;
  const sides = rewriteLine(best.line, text, deal.bound);
  const row: ThreadRow = { kind: 'changed', ...sides, actualLine: deal.at, thread: best.thread };
  return [{ ...deal, places: deal.places.with(best.thread, best.place + 1) }, [row]];
}
