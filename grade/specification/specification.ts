/**
 * Runs the features on a target with Cucumber, and reads the tasks from them.
 *
 * Needs `steps/` at run time, and `report` for the result.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import {
  type IRunConfiguration,
  type ISupportCodeLibrary,
  loadConfiguration,
  loadSupport,
  runCucumber,
} from '@cucumber/cucumber/api';
import { HarnessError } from '../../harness/errors';
import { compiled, packageRoot } from '../../harness/package-root';
import { Collector } from '../../report/collect';
import { harnessFailure, type Result } from '../../report/result';
import type { ScenarioResult } from '../../report/scenario';
import { summarise } from '../../report/summarise';
import { versions } from '../../report/versions';
import { explainOnce } from '../solution/explain';

export { packageRoot } from '../../harness/package-root';

/** How to run the specification. */
export interface SpecificationRun {
  /** Cucumber's own command line: paths, `--tags`, `--parallel`, … */
  readonly args?: readonly string[];
  /** The folder under test; by default, that of the command line or `cucumber.js`. */
  readonly target?: string;
  /** Whether to write Cucumber's own reports to `reports/`. */
  readonly reports?: boolean;
  /** Used when the command line gives none. */
  readonly seed: string;
  /** The step code, if it is already loaded; for runs without parallel workers. */
  readonly support?: ISupportCodeLibrary;
  /** Whether Redis keeps running for the next run, until this process ends; for runs without parallel workers. */
  readonly keepsRedis?: boolean;
  /** Called with each scenario when it ends, and with the number of all. */
  readonly finished?: (scenario: ScenarioResult, planned: number) => void;
}

/** The result of a run, and its scenarios. */
export interface SpecificationOutcome {
  readonly result: Result;
  readonly scenarios: readonly ScenarioResult[];
  /** The step code, for the next run. */
  readonly support: ISupportCodeLibrary;
}

/**
 * Runs the features against a target.
 *
 * @throws HarnessError when there is no such target, or no scenario matches
 */
export async function runSpecification(options: SpecificationRun): Promise<SpecificationOutcome> {
  const { args = [], seed, support, keepsRedis = false, finished, reports = false } = options;
  const startedAt = Date.now();
  const configuration = await configure(args, reports);
  const said = configuration.runtime.worldParameters;
  const target = options.target ? resolve(options.target) : resolve(packageRoot, String(said.target));
  const parameters = { ...said, target, seed: String(said.seed || seed), keepsRedis };
  if (!existsSync(target)) throw new HarnessError(`There is no folder ${target}.`);
  const collector = new Collector(scenario => finished?.(scenario, collector.planned));
  const outcome = await runCucumber(
    {
      ...configuration,
      sources: { ...configuration.sources, tagExpression: tagsFor(target, configuration.sources.tagExpression) },
      runtime: { ...configuration.runtime, worldParameters: parameters },
      ...(support && { support }),
    },
    // The terminal shows our own report; Cucumber's is discarded.
    { cwd: packageRoot, stdout: new Writable({ write: (_chunk, _encoding, done) => done() }) },
    collector.take,
  );
  const { scenarios, hookFailures } = collector;
  if (scenarios.length === 0 && hookFailures.length === 0)
    throw new HarnessError('No scenario matches: is the tag or the path right?');
  const tasks = summarise(scenarios, explainOnce(target));
  if (hookFailures.length > 0) tasks.push(harnessFailure('The harness starts and ends', hookFailures));
  const result = {
    target,
    seed: parameters.seed,
    durationMs: Date.now() - startedAt,
    versions: versions(),
    tasks,
  };
  return { result, scenarios, support: outcome.support };
}

/** Only the reference has programs for the objectives, so other folders are not graded by them. */
function tagsFor(target: string, said: string): string {
  if (target === resolve(packageRoot, 'src')) return said;
  return said === '' ? 'not @objective' : `(${said}) and not @objective`;
}

/** Loads the step code once, for any number of runs without parallel workers. */
export async function loadSteps(): Promise<ISupportCodeLibrary> {
  const { support, sources } = await configure([], false);
  return loadSupport({ support, sources }, { cwd: packageRoot });
}

async function configure(args: readonly string[], reports: boolean): Promise<IRunConfiguration> {
  const { runConfiguration: said } = await loadConfiguration(
    { file: false, provided: [...args] },
    { cwd: packageRoot },
  );
  const profiles = [said.sources.paths.length > 0 ? 'named' : 'default', ...(reports ? ['reports'] : [])];
  const { runConfiguration } = await loadConfiguration({ profiles, provided: [...args] }, { cwd: packageRoot });
  if (!compiled) return runConfiguration;
  const steps = { ...runConfiguration.support, requireModules: [], requirePaths: ['steps/**/*.js'] };
  return { ...runConfiguration, support: steps };
}
