import type { Envelope } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import { type Result, type RuleResult, type TaskResult, type Verdict, worst } from './result';
import { readScenario, type ScenarioResult } from './scenario';

/** Follows a run through Cucumber's messages, and sums it up at any time. */
export class Collector {
  readonly #query = new Query();
  readonly #startedAt = Date.now();
  readonly #hookFailures: string[] = [];

  /** @param finished is told of each scenario as it ends */
  constructor(private readonly finished: (scenario: ScenarioResult) => void = () => {}) {}

  readonly take = (envelope: Envelope): void => {
    this.#query.update(envelope);
    const { testCaseFinished, testRunHookFinished } = envelope;
    if (testCaseFinished) {
      const started = this.#query.findTestCaseStartedBy(testCaseFinished);
      if (started) this.finished(readScenario(this.#query, started));
    }
    const hook = testRunHookFinished?.result;
    if (hook && hook.status !== 'PASSED') this.#hookFailures.push(hook.exception?.message ?? hook.message ?? hook.status);
  };

  /** How many scenarios there are to run, once all feature files have been read. */
  get planned(): number {
    return this.#query.findAllPickles().length;
  }

  /** The result so far. */
  result({ target, seed, versions }: Pick<Result, 'target' | 'seed' | 'versions'>): Result {
    const scenarios = this.#query.findAllTestCaseStarted().map(started => readScenario(this.#query, started));
    const tasks = [...group(scenarios, scenario => scenario.taskId)].map(([id, own]) => taskResult(id, own, scenarios));
    if (this.#hookFailures.length > 0) tasks.push(harnessFailure(this.#hookFailures));
    return { target, seed, durationMs: Date.now() - this.#startedAt, versions, tasks: tasks.sort(byTask) };
  }
}

function taskResult(id: string, own: readonly ScenarioResult[], all: readonly ScenarioResult[]): TaskResult {
  const inOrder = [...own].sort((a, b) => a.place.line - b.place.line);
  const rules = [...group(inOrder, scenario => scenario.rule)].map(([rule, scenarios]) => ruleResult(rule, scenarios, all));
  return {
    id,
    title: own[0]?.taskTitle ?? id,
    verdict: worst(rules.map(rule => rule.verdict)),
    durationMs: own.reduce((sum, scenario) => sum + scenario.durationMs, 0),
    rules,
  };
}

function ruleResult(rule: string, scenarios: readonly ScenarioResult[], all: readonly ScenarioResult[]): RuleResult {
  const judged = scenarios.map(scenario => ({ ...scenario, ...lenient(scenario, all) }));
  const verdict = worst(judged.map(scenario => scenario.verdict));
  const why = judged.find(scenario => scenario.verdict === verdict && verdict !== 'pass')?.message;
  const advice = judged.find(scenario => scenario.counsel)?.counsel;
  return { rule, verdict, ...(why && { why }), ...(advice && { advice }) };
}

/** What is only advice never fails, and what waits for another task is skipped while that one fails. */
function lenient(
  { verdict, message, advice, needs }: ScenarioResult,
  all: readonly ScenarioResult[],
): { verdict: Verdict; message: string; counsel?: string } {
  if (verdict !== 'fail') return { verdict, message };
  if (advice) return { verdict: 'pass', message: '', counsel: message };
  const failing = needs && all.some(({ taskId, verdict, advice }) => taskId === needs && verdict === 'fail' && !advice);
  return failing ? { verdict: 'skipped', message: `waits for ${needs.replace('-', ' ')}` } : { verdict, message };
}

function harnessFailure(messages: readonly string[]): TaskResult {
  const rules = messages.map((why): RuleResult => ({ rule: 'The harness starts and ends', verdict: 'error', why }));
  return { id: 'harness', title: 'The harness itself', verdict: 'error', durationMs: 0, rules };
}

function group<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

function byTask(a: TaskResult, b: TaskResult): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true });
}
