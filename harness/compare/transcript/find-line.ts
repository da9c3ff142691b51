import { type Bindings, Budget, matchLine, normalLines, readOneLine, toBindings, toBound } from '../pattern';

/** The index of a line, and its bindings. */
export interface FoundLine {
  readonly index: number;
  readonly text: string;
  readonly bindings: Record<string, string>;
}

/** Finds the first line that matches. Throws a RangeError when `expected` has several lines. */
export function findLine(expected: string, lines: readonly string[], bindings: Bindings = {}): FoundLine | undefined {
  for (const found of matchingLines(expected, lines, bindings)) return found;
  return undefined;
}

/**
 * Counts the lines that match, each with bindings of its own. Throws a RangeError when `expected` has several lines.
 */
export function countLines(expected: string, lines: readonly string[], bindings: Bindings = {}): number {
  let count = 0;
  for (const _ of matchingLines(expected, lines, bindings)) count += 1;
  return count;
}

function* matchingLines(expected: string, lines: readonly string[], bindings: Bindings): Generator<FoundLine> {
  const { line, rivals } = readOneLine(expected);
  const given = toBound(bindings);
  const budget = Budget.forLines(lines.length);
  for (const [index, raw] of lines.entries()) {
    const [text = ''] = normalLines([raw]);
    const bound = matchLine(line, text, given, rivals, budget);
    if (bound !== undefined) yield { index, text, bindings: toBindings(bound) };
  }
}
