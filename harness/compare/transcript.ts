import { alignLines } from './align-lines';
import { type Bindings, toBindings, toBound } from './bindings';
import { Budget } from './budget';
import type { Comparison } from './comparison';
import { normalLines } from './lines';
import { matchLines } from './match-lines';
import { readPattern } from './pattern';
import { isReordered } from './unordered';

/** Enough for a megabyte of ordinary output. */
const STEPS = 2_000_000;

/** Compares a whole transcript with expected text. `bindings` are names that already stand for something. */
export function compareTranscript(expected: string, actual: readonly string[], bindings: Bindings = {}): Comparison {
  const pattern = readPattern(expected);
  const lines = normalLines(actual);
  const given = toBound(bindings);
  const { bound, furthest } = matchLines(pattern, lines, given, new Budget(STEPS));
  if (bound !== undefined) return { matches: true, bindings: toBindings(bound) };
  const { rows, unseen } = alignLines(pattern, lines, given, furthest);
  const reordered = isReordered(pattern, lines, given);
  const difference = { rows, expectedCount: pattern.lines.length, actualCount: lines.length, unseen, reordered };
  return { matches: false, bindings: { ...bindings }, difference };
}
