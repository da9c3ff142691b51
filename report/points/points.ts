/** Points: what a result is worth to a course that says so in `queuing-spec.json`. */
import type { Result, RuleResult, TaskResult } from '../result';
import type { PointsSettings } from './points-settings';

/** Points, and the most that could be reached. */
export interface Worth {
  readonly got: number;
  readonly of: number;
}

/** The points of a result. */
export interface Points extends Worth {
  readonly tasks: ReadonlyMap<string, Worth & { readonly rules: readonly (Worth | undefined)[] }>;
  /** What lateness cost, and why, if it cost something. */
  readonly late?: { readonly days: number; readonly taken: number };
  /** Whether something could not be judged, so that the points may change. */
  readonly unsure: boolean;
}

/**
 * Counts points. Each task has a share of the total by its weight, each rule a share of its task. Advice has no points, and no
 * rule of a missing program passes. Shares are rounded to cents that add up to the total.
 *
 * @param handedIn the time of submission, if lateness counts
 */
export function pointsOf(result: Pick<Result, 'tasks'>, settings: PointsSettings, handedIn?: Date): Points {
  const shares = divide(
    settings.total,
    result.tasks.map(({ id }) => settings.tasks[id.replace('task-', '')] ?? 1),
  );
  const tasks = new Map(result.tasks.map((task, place) => [task.id, taskPoints(task, shares[place] ?? 0, settings)]));
  const all = [...tasks.values()];
  const got = cents(sum(all.map(task => task.got)));
  const days = daysLate(settings, handedIn);
  const taken = cents(got * lateShare(settings, days));
  return {
    got: cents(got - taken),
    of: cents(sum(all.map(task => task.of))),
    tasks,
    ...(days > 0 && { late: { days, taken } }),
    unsure: result.tasks.some(({ rules }) => rules.some(({ verdict }) => verdict === 'error')),
  };
}

function taskPoints(task: TaskResult, of: number, { award, rules: weights }: PointsSettings) {
  const counts = task.rules.map(rule => (rule.verdict === 'advice' ? 0 : (weights[rule.rule] ?? 1)));
  const shares = divide(of, counts);
  const whole = task.rules.every((rule, place) => counts[place] === 0 || isMet(rule));
  const rules = task.rules.map((rule, place): Worth | undefined => {
    if (rule.verdict === 'advice') return undefined;
    const share = shares[place] ?? 0;
    const met = award === 'all-or-nothing' ? whole : isMet(rule);
    return { got: met ? share : 0, of: share };
  });
  return { got: cents(sum(rules.map(rule => rule?.got ?? 0))), of: cents(sum(shares)), rules };
}

function isMet({ verdict }: RuleResult): boolean {
  return verdict === 'pass';
}

/** Divides an amount by weights, in cents, so that the parts add up to it: the largest remainders get the cents that are left. */
export function divide(amount: number, weights: readonly number[]): number[] {
  const all = sum(weights);
  if (all === 0) return weights.map(() => 0);
  const exact = weights.map(weight => (Math.round(amount * 100) * weight) / all);
  const parts = exact.map(Math.floor);
  let left = Math.round(amount * 100) - sum(parts);
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder) {
    if (left <= 0) break;
    parts[place] = (parts[place] ?? 0) + 1;
    left -= 1;
  }
  return parts.map(part => part / 100);
}

/** The number of late days; a begun day counts. */
function daysLate({ late }: PointsSettings, handedIn: Date | undefined): number {
  if (!late || !handedIn) return 0;
  return Math.max(0, Math.ceil((handedIn.getTime() - Date.parse(late.due)) / 86_400_000));
}

function lateShare({ late }: PointsSettings, days: number): number {
  if (!late || days === 0) return 0;
  if (late.mostDays !== undefined && days > late.mostDays) return 1;
  return Math.min(1, days * late.perDay);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
