import type { RuleResult } from './result';

type Failing = Pick<RuleResult, 'verdict' | 'why' | 'cause' | 'causeId' | 'advice' | 'unchecked'>;

/** Groups the rules that fail for the same cause. Causes that keep rules from being checked come first. */
export function alike<T extends Failing>(rules: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const rule of rules) {
    const key = rule.causeId ?? JSON.stringify([rule.verdict, rule.why, rule.cause, rule.advice]);
    const group = groups.get(key);
    if (group) group.push(rule);
    else groups.set(key, [rule]);
  }
  const all = [...groups.values()];
  return [...all.filter(([first]) => first?.unchecked), ...all.filter(([first]) => !first?.unchecked)];
}
