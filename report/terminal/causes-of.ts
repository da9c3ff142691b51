import { alike } from '../alike';
import type { RuleResult, TaskResult } from '../result';

/** Rules of a task that fail for the same cause. */
export interface SharedCause {
  readonly task: TaskResult;
  /** The first of them, which is shown in full. */
  readonly rule: RuleResult;
  readonly others: readonly RuleResult[];
}

/** The causes of a task's failing rules. Those that keep rules from being checked come first. */
export function causesOf(task: TaskResult): SharedCause[] {
  const bad = task.rules.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  return alike(bad).map(([rule, ...others]) => ({ task, rule: rule as RuleResult, others }));
}
