import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { type ISupportCodeLibrary, loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import { HarnessError } from '../harness/errors';
import { Collector } from '../report/collect';
import type { Result } from '../report/result';
import type { ScenarioResult } from '../report/scenario';
import { versions } from '../report/versions';

/** The harness's own folder, where its features and steps are. */
export const home = resolve(__dirname, '..');

/** How to run the specification. */
export interface SpecificationRun {
  /** Cucumber's own command line: paths, `--tags`, `--parallel`, … */
  readonly args?: readonly string[];
  /** The folder under test; where it is not given, what the command line or `cucumber.js` says. */
  readonly target?: string;
  /** Whether to leave Cucumber's own reports in `reports/`. */
  readonly reports?: boolean;
  /** Used where the command line gives none. */
  readonly seed: string;
  /** The step code, when it is loaded already; for runs without parallel workers. */
  readonly support?: ISupportCodeLibrary;
  /** Is told of each scenario as it ends. */
  readonly finished?: (scenario: ScenarioResult) => void;
}

/** The result of a run, and the step code for the next one. */
export interface SpecificationOutcome {
  readonly result: Result;
  readonly support: ISupportCodeLibrary;
}

/**
 * Runs the features against a target.
 *
 * @throws HarnessError when there is no such target, or no scenario matches
 */
export async function runSpecification(options: SpecificationRun): Promise<SpecificationOutcome> {
  const { args = [], seed, support, finished, reports = false } = options;
  const profiles = reports ? ['default', 'reports'] : ['default'];
  const { runConfiguration } = await loadConfiguration({ profiles, provided: [...args] }, { cwd: home });
  const said = runConfiguration.runtime.worldParameters;
  const parameters = {
    ...said,
    target: options.target ? resolve(options.target) : resolve(home, String(said.target)),
    seed: String(said.seed || seed),
  };
  if (!existsSync(parameters.target)) throw new HarnessError(`There is no folder ${parameters.target}.`);
  const collector = new Collector(finished);
  const outcome = await runCucumber(
    {
      ...runConfiguration,
      runtime: { ...runConfiguration.runtime, worldParameters: parameters },
      ...(support && { support }),
    },
    // What is told on the terminal is told from the result; Cucumber's own report on it goes nowhere.
    { cwd: home, stdout: new Writable({ write: (_chunk, _encoding, done) => done() }) },
    collector.take,
  );
  const result = collector.result({ ...parameters, versions: versions() });
  if (result.tasks.length === 0) throw new HarnessError('No scenario matches: is the tag or the path right?');
  return { result, support: outcome.support };
}
