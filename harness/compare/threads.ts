import { type Bindings, toBindings, toBound } from './bindings';
import { Budget } from './budget';
import type { Comparison } from './comparison';
import { normalLines } from './lines';
import { type LinePattern, readPattern } from './pattern';
import { threadRows } from './thread-rows';
import { dealLines, toThreads } from './thread-search';
import { threadsSentence } from './thread-sentence';

/** Enough for dozens of threads of dozens of lines; text that is still not dealt out then does not match. */
const STEPS = 1_000_000;

/**
 * Compares what several activities printed at once: `expected` holds their threads, separated by blank lines. Each
 * thread's lines come in order, the threads interleave in any way, and nothing is left over (unless a thread holds a
 * `...`, which takes any further lines). Names are common to all threads.
 */
export function compareThreads(expected: string, actual: readonly string[], bindings: Bindings = {}): Comparison {
  const pattern = readPattern(expected);
  const threads = toThreads(cutAtBlankLines(pattern.lines), pattern.rivals);
  const lines = normalLines(actual);
  const { found, furthest } = dealLines(threads, lines, toBound(bindings), new Budget(STEPS));
  if (found !== undefined) return { matches: true, bindings: toBindings(found.bound) };
  const rows = threadRows(threads, lines, furthest);
  const counted = rows.filter(row => row.actualLine !== undefined).at(-1)?.actualLine ?? 0;
  const difference = {
    rows,
    expectedCount: threads.threads.flat().length,
    actualCount: lines.length,
    unseen: lines.length - Math.max(counted, furthest.at),
    reordered: false,
    sentence: threadsSentence(threads, lines, furthest, rows),
  };
  return { matches: false, bindings: { ...bindings }, difference };
}

function cutAtBlankLines(lines: readonly LinePattern[]): LinePattern[][] {
  const threads: LinePattern[][] = [[]];
  for (const line of lines) {
    if (line.source === '') threads.push([]);
    else threads.at(-1)?.push(line);
  }
  return threads.filter(thread => thread.length > 0);
}
