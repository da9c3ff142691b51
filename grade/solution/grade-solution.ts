/**
 * Grades one solution. `feedback` adds why and where to what failed, `watch` grades again at each save, and `affected` finds the
 * tasks that a change touches.
 *
 * Needs `specification`.
 */
import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Result } from '../../report/result';
import type { ScenarioResult } from '../../report/scenario';
import { summarise } from '../../report/summarise';
import { runSpecification } from '../specification/specification';
import { tagsOf } from '../specification/tasks';
import { explainOnce } from './explain';

/** What to grade, and how. */
export interface Grading {
  readonly target: string;
  /** The tasks' ids: `task-5`. */
  readonly tasks: readonly string[];
  readonly seed: string;
  /** Only the scenarios with these names; by default, all of the tasks. */
  readonly scenarios?: readonly string[];
  /** Whether to stop at the first failure. Then advice is left out too. */
  readonly untilFailure?: boolean;
  /** How many processes share the scenarios; 0: this process runs them one by one. */
  readonly parallel: number;
  /** The step code, if it is already loaded. */
  readonly support?: ISupportCodeLibrary;
  /** Whether Redis keeps running for the next grade in this process. */
  readonly keepsRedis?: boolean;
  readonly finished?: (scenario: ScenarioResult, planned: number) => void;
}

/** A grade, and the step code for the next one. */
export interface Graded {
  readonly result: Result;
  readonly support: ISupportCodeLibrary;
  /** The scenarios of the tasks that were asked for, with their traces. */
  readonly scenarios: readonly ScenarioResult[];
}

/**
 * Grades some tasks of one solution. When a rule fails that depends on another task, that task is graded too, only to decide
 * whether the rule is skipped because of it.
 */
export async function gradeSolution(grading: Grading): Promise<Graded> {
  const { tasks, target } = grading;
  const asked = await runTasks(grading, tasks);
  const needed = asked.scenarios
    .filter(({ verdict, needs }) => verdict === 'fail' && needs !== undefined && !tasks.includes(needs))
    .map(({ needs }) => needs as string);
  if (needed.length === 0) return asked;
  const whole = { ...grading, support: asked.support, scenarios: [] };
  const more = await runTasks(whole, [...new Set(needed)]);
  const all = summarise([...asked.scenarios, ...more.scenarios], explainOnce(target));
  const own = asked.result.tasks.map(task => all.find(({ id }) => id === task.id) ?? task);
  return {
    ...asked,
    result: { ...asked.result, durationMs: asked.result.durationMs + more.result.durationMs, tasks: own },
  };
}

function runTasks(grading: Grading, tasks: readonly string[]) {
  const { target, seed, parallel, support, keepsRedis = false, finished, scenarios = [] } = grading;
  const tags = grading.untilFailure ? `(${tagsOf(tasks)}) and not @advice` : tagsOf(tasks);
  const names = scenarios.flatMap(name => ['--name', `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`]);
  return runSpecification({
    args: [...(grading.untilFailure ? ['--fail-fast'] : []), '--tags', tags, '--parallel', String(parallel), ...names],
    target,
    seed,
    keepsRedis,
    ...(support && { support }),
    ...(finished && { finished }),
  });
}
