import type { Comparison } from '../difference/comparison';
import type { Bindings } from '../pattern/bindings';
import { readOneLine } from '../pattern/pattern';
import { compareTranscript } from './transcript';

/** Compares one line with one line of expected text. Throws a RangeError where `expected` has several lines. */
export function compareLine(expected: string, line: string, bindings: Bindings = {}): Comparison {
  readOneLine(expected);
  return compareTranscript(expected, [line], bindings);
}
