import type { RuleResult } from './result';

type Told = Pick<RuleResult, 'verdict' | 'why' | 'cause' | 'causeId' | 'advice' | 'unchecked'>;

/** Rules that are not met for one and the same cause together; what keeps rules from being checked at all comes first. */
export function alike<T extends Told>(rules: readonly T[]): T[][] {
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
