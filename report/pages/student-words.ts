import type { RuleResult, TaskResult, Verdict } from '../result';

/** What a student's page says beside the result. */
export interface StudentExtras {
  readonly points?: {
    readonly got: number;
    readonly of: number;
    readonly tasks: ReadonlyMap<string, { readonly got: number; readonly of: number }>;
  };
  /** The page of the student's traces, from this one. */
  readonly traces?: string;
  /** How late it was handed in, as a sentence. */
  readonly late?: string;
}

export const signs: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '–', error: '!', advice: '☝' };

export const sentences: Readonly<Record<Verdict, string>> = {
  pass: 'All of it is right',
  fail: 'Something is not right yet',
  skipped: 'Something waits for another task',
  error: 'Something could not be judged',
  advice: 'There is advice',
};

/** The rules of a task that there is something to say of; those with one and the same reason together. */
export function told({ rules }: TaskResult): RuleResult[][] {
  const groups = new Map<string, RuleResult[]>();
  for (const rule of rules) {
    if (rule.verdict === 'pass' && !rule.advice) continue;
    const key = JSON.stringify([rule.verdict, rule.why, rule.cause, rule.advice]);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()];
}
