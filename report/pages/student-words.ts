import { alike } from '../alike';
import type { RuleResult, TaskResult, Verdict } from '../result';
import { countRules, type Result } from '../result';

/** What a student's page says beside the result. */
export interface StudentExtras {
  readonly points?: {
    readonly got: number;
    readonly of: number;
    readonly tasks: ReadonlyMap<string, { readonly got: number; readonly of: number }>;
  };
  /** The page of the student's traces, relative to this one. */
  readonly traces?: string;
  /** How late it was handed in, as a sentence. */
  readonly late?: string;
}

export const signs: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '–', error: '!', advice: '◆' };

export const sentences: Readonly<Record<Verdict, string>> = {
  pass: 'All of it is right',
  fail: 'Something is not right yet',
  skipped: 'Something waits for another task',
  error: 'Something could not be judged',
  advice: 'There is advice',
};

/** The rules of a task that have something to report, grouped by cause, advice last. */
export function told({ rules }: TaskResult): RuleResult[][] {
  const groups = alike(rules.filter(rule => !isMet(rule)));
  const isAdvice = ([first]: RuleResult[]) => first?.verdict === 'advice' || first?.verdict === 'pass';
  return [...groups.filter(group => !isAdvice(group)), ...groups.filter(isAdvice)];
}

/** Whether a rule passes without advice. */
export function isMet({ verdict, advice }: RuleResult): boolean {
  return (verdict === 'pass' || verdict === 'advice') && !advice;
}

/** How many rules pass, in a sentence. */
export function inAll({ tasks }: Pick<Result, 'tasks'>): string {
  const { met, of } = countRules(tasks.flatMap(({ rules }) => rules));
  const whole = tasks.filter(({ verdict }) => verdict === 'pass').length;
  return `${met} of ${of} rules are met, ${whole} of ${tasks.length} tasks as a whole.`;
}
