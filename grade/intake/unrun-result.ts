import type { Result, RuleResult } from '../../report/result';
import { versions } from '../../report/versions';
import type { Task } from '../specification/tasks';

/** Why nothing was run, and whose fault that is. */
export interface Unrun {
  readonly reason: string;
  readonly verdict: 'fail' | 'error';
  readonly notes: readonly string[];
}

/**
 * The result of a solution of which nothing was run: every rule that is demanded has the one verdict, for the one reason, so
 * that it counts among others as what it is, 0 of all.
 *
 * @param tasks those that were asked for
 */
export function unrunResult(target: string, seed: string, tasks: readonly Task[], unrun: Unrun): Result {
  const { reason, verdict, notes } = unrun;
  return {
    target,
    seed,
    durationMs: 0,
    versions: versions(),
    tasks: tasks.map(({ id, title, text }) => ({
      id,
      title,
      verdict,
      durationMs: 0,
      rules: demandedRules(text).map((rule): RuleResult => ({ rule, verdict, why: reason })),
    })),
    message: reason,
    ...(notes.length > 0 && { notes }),
  };
}

/** The rules of a feature, without those that only advise: a rule's tags stand on the lines right above it. */
function demandedRules(text: string): string[] {
  const rules = [...text.matchAll(/^((?:[ \t]*@.*\n)*)[ \t]*Rule: (.*)$/gm)];
  return rules.flatMap(([, tags = '', rule = '']) => (/@advice\b/.test(tags) ? [] : [rule.trim()]));
}
