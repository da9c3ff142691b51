import type { Result, RuleResult } from '../../report/result';
import { versions } from '../../report/versions';
import type { Task } from '../specification/tasks';

/** Why nothing was run, and whose fault it is. */
export interface Unrun {
  readonly reason: string;
  readonly verdict: 'fail' | 'error';
  readonly notes: readonly string[];
}

/**
 * The result of a solution of which nothing was run. Every required rule has the same verdict and reason, so that the solution
 * counts as 0 of all.
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

/** The rules of a feature, without advice. A rule's tags are on the lines right above it. */
function demandedRules(text: string): string[] {
  const rules = [...text.matchAll(/^((?:[ \t]*@.*\n)*)[ \t]*Rule: (.*)$/gm)];
  return rules.flatMap(([, tags = '', rule = '']) => (/@advice\b/.test(tags) ? [] : [rule.trim()]));
}
