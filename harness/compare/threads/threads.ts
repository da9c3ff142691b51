import type { Comparison } from '../difference';
import { type Bindings, type LinePattern, normalLines, readPattern } from '../pattern';
import { compareAssigned } from './compare-assigned';
import { threadsSentence } from './sentence';

/**
 * Compares what several activities printed at once: `expected` holds their threads, separated by blank lines. The lines of each
 * thread come in order, threads interleave in any way, and no line is left over, except that a `...` takes any further lines.
 * All threads share the names.
 */
export function compareThreads(expected: string, actual: readonly string[], bindings: Bindings = {}): Comparison {
  const { lines, rivals } = readPattern(expected);
  return compareAssigned(cutAtBlankLines(lines), rivals, normalLines(actual), bindings, threadsSentence);
}

function cutAtBlankLines(lines: readonly LinePattern[]): LinePattern[][] {
  const threads: LinePattern[][] = [[]];
  for (const line of lines) {
    if (line.source === '') threads.push([]);
    else threads.at(-1)?.push(line);
  }
  return threads.filter(thread => thread.length > 0);
}
