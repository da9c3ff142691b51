import { closeSync, openSync, writeFileSync } from 'node:fs';
import { UsageError } from '../../grade/command/usage-error';
import { shownPath } from '../../report/shown-path';
import type { RehearsalRequest } from './command-line';
import type { Latency } from './latency';
import type { Round } from './round';

/** The result of a run of a scenario. */
export interface Report {
  readonly scenario: string;
  readonly title: string;
  readonly target: string;
  readonly redis: string;
  readonly parameters: Readonly<Record<string, number>>;
  /** Whether every expectation held, in every round. */
  readonly held: boolean;
  readonly rounds: readonly Round[];
  /** Of requests, in ms; undefined when there were none. */
  readonly latency?: {
    readonly answers: number;
    readonly percentiles: Readonly<Record<string, number>>;
    readonly steps: readonly { readonly upTo: number; readonly count: number }[];
  };
}

export function reportOf(
  { scenario, values, rounds: planned, target }: RehearsalRequest,
  redis: string,
  rounds: readonly Round[],
  latency: Latency,
): Report {
  const percentiles = [50, 90, 99, 99.9, 100].map(percent => [`p${percent}`, latency.percentile(percent)]);
  return {
    scenario: scenario.name,
    title: scenario.title,
    target: shownPath(target),
    redis,
    parameters: { ...values, rounds: planned },
    held: rounds.every(({ findings }) => findings.every(({ unlike }) => unlike === undefined)),
    rounds,
    ...(latency.count > 0 && {
      latency: { answers: latency.count, percentiles: Object.fromEntries(percentiles), steps: latency.steps() },
    }),
  };
}

/** @throws UsageError before the play when the file cannot be written */
export function prepareReport(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new UsageError(`${shownPath(file)} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

export function writeReport(file: string, report: Report): void {
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
