import { type Pickle, type TestCaseStarted, TestStepResultStatus, TimeConversion } from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import type { Verdict } from './result';

/** One scenario of a run, with what it says of its rule. */
export interface ScenarioResult {
  readonly taskId: string;
  readonly taskTitle: string;
  /** Its place among the features: the file, then the line of the rule. */
  readonly place: { readonly uri: string; readonly line: number };
  readonly rule: string;
  readonly scenario: string;
  readonly verdict: Verdict;
  readonly message: string;
  readonly durationMs: number;
  /** The scenario goes beyond what is demanded. */
  readonly advice: boolean;
  /** The task that must be right before this scenario can be. */
  readonly needs?: string;
}

/** What a failed step's error is called when the program under test is at fault; any other name is the harness's fault. */
const programFaults = new Set(['ProgramError', 'AssertionError']);

/** Reads one finished scenario out of Cucumber's messages. */
export function readScenario(query: Query, started: TestCaseStarted): ScenarioResult {
  const pickle = query.findPickleBy(started) as Pickle;
  const { feature, rule, scenario } = query.findLineageBy(pickle) ?? {};
  const tags = pickle.tags.map(tag => tag.name.slice(1));
  const needs = tags.find(tag => tag.startsWith('needs-'))?.slice('needs-'.length);
  const duration = query.findTestCaseDurationBy(started);
  return {
    taskId: tags.find(tag => /^(task|objective|scenario)-/.test(tag)) ?? pickle.uri,
    taskTitle: feature?.name ?? pickle.uri,
    place: { uri: pickle.uri, line: (rule ?? scenario)?.location.line ?? 0 },
    rule: rule?.name ?? pickle.name,
    scenario: pickle.name,
    durationMs: duration ? Math.round(TimeConversion.durationToMilliseconds(duration)) : 0,
    advice: tags.includes('advice'),
    ...(needs && { needs }),
    ...judge(query, started),
  };
}

function judge(query: Query, started: TestCaseStarted): { verdict: Verdict; message: string } {
  const steps = query.findTestStepFinishedAndTestStepBy(started);
  const results = steps.map(([finished, step]) => ({ ...finished.testStepResult, text: query.findPickleStepBy(step)?.text }));
  const bad = results.filter(({ status }) => !harmless.has(status));
  // A harness error outweighs what it may have caused.
  const decisive = bad.find(({ exception }) => !programFaults.has(exception?.type ?? '')) ?? bad[0];
  if (decisive) {
    const { status, exception, message = '', text = 'a hook' } = decisive;
    const verdict = programFaults.has(exception?.type ?? '') ? 'fail' : 'error';
    return { verdict, message: exception?.message ?? `${status.toLowerCase()}: ${text} ${message}` };
  }
  const skipped = results.some(({ status }) => status === TestStepResultStatus.SKIPPED);
  return { verdict: skipped ? 'skipped' : 'pass', message: '' };
}

const harmless = new Set<TestStepResultStatus>([TestStepResultStatus.PASSED, TestStepResultStatus.SKIPPED]);
