import { alike } from '../alike';
import type { RuleResult, TaskResult } from '../result';

/** Rules of a task that are not met for one and the same cause. */
export interface SharedCause {
  readonly task: TaskResult;
  /** The first of them, which is told of in full. */
  readonly rule: RuleResult;
  readonly others: readonly RuleResult[];
}

/** The causes for which rules of a task are not met: what keeps rules from being checked comes first. */
export function causesOf(task: TaskResult): SharedCause[] {
  const bad = task.rules.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  return alike(bad).map(([rule, ...others]) => ({ task, rule: rule as RuleResult, others }));
}
