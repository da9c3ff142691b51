import type { Envelope } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import { readScenario, type ScenarioResult } from './scenario';

/** Follows a run through Cucumber's messages. */
export class Collector {
  readonly #query = new Query();
  /** The errors of hooks before and after all scenarios: the harness's own fault. */
  readonly hookFailures: string[] = [];

  /** @param finished called with each scenario when it ends */
  constructor(private readonly finished: (scenario: ScenarioResult) => void = () => {}) {}

  readonly take = (envelope: Envelope): void => {
    this.#query.update(envelope);
    const { testCaseFinished, testRunHookFinished } = envelope;
    if (testCaseFinished) {
      const started = this.#query.findTestCaseStartedBy(testCaseFinished);
      if (started) this.finished(readScenario(this.#query, started));
    }
    const hook = testRunHookFinished?.result;
    if (hook && hook.status !== 'PASSED')
      this.hookFailures.push(hook.exception?.message ?? hook.message ?? hook.status);
  };

  /** How many scenarios there are to run, once all feature files have been read. */
  get planned(): number {
    return this.#query.findAllPickles().length;
  }

  /** The scenarios so far. */
  get scenarios(): ScenarioResult[] {
    return this.#query.findAllTestCaseStarted().map(started => readScenario(this.#query, started));
  }
}
