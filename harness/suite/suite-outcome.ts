/**
 * The outcome of a mocha suite, read from what its `spec` reporter printed; `usual-cause.ts` knows why a suite fails as a rule.
 *
 * Needs nothing.
 */

/** The outcome of a test suite. */
export interface SuiteOutcome {
  readonly passing: number;
  readonly failing: number;
  /** The suite ended the process before mocha printed its summary. */
  readonly cutShort: boolean;
  /** Skipped by the suite itself. */
  readonly pending: number;
  /** Mocha's report on the failed tests, with stack frames of the learner's files only; empty when none failed. */
  readonly report: readonly string[];
}

/** Reads the summary of mocha's `spec` reporter; undefined when mocha printed none. */
export function readSuiteOutcome(lines: readonly string[]): SuiteOutcome | undefined {
  const start = lines.findLastIndex(line => /^ {2}\d+ passing \(.+\)$/.test(line));
  if (start < 0) return undefined;
  const summary = lines.slice(start).filter(line => !isForeignFrame(line));
  const failed = summary.findIndex(line => /^ {2}\d+ failing$/.test(line));
  return {
    passing: count(summary[0]),
    cutShort: (summary[0] ?? '').endsWith('(the suite ended the process itself)'),
    pending: count(summary.find(line => /^ {2}\d+ pending$/.test(line))),
    failing: count(summary[failed]),
    report: failed < 0 ? [] : summary.slice(failed, summary.findLastIndex(line => line !== '') + 1),
  };
}

/** A line of a stack trace that is not in the learner's own files. */
function isForeignFrame(line: string): boolean {
  return /^\s+at .*(\bnode:|[\\/]node_modules[\\/])/.test(line);
}

function count(line = ''): number {
  return Number.parseInt(line, 10) || 0;
}
