import { type Pickle, type Rule, type TestCaseStarted, TestStepResultStatus, TimeConversion } from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import type { Place } from '../harness/place';
import type { Basis, TerminalText, Verdict } from './result';
import { type PackedTrace, readTrace } from './trace/scenario-trace';

/** One step of a scenario that ran. */
export interface StepText {
  readonly text: string;
  /** The text or the table below it. */
  readonly argument?: string;
}

/** What a program did in a scenario that failed, and which of its lines did it. */
export interface CallSite {
  readonly site: 'print' | 'redis' | 'answer';
  /** The beginning of the line, of the command with its arguments, or of the request and its response. */
  readonly text: string;
  readonly terminal: number;
  /** With a path relative to the target. */
  readonly place: Place;
}

/** One scenario of a run, with its verdict on its rule. */
export interface ScenarioResult {
  readonly taskId: string;
  readonly taskTitle: string;
  /** Its place among the features: the file, then the line of the rule. */
  readonly place: { readonly uri: string; readonly line: number };
  readonly rule: string;
  readonly scenario: string;
  readonly verdict: Verdict;
  readonly message: string;
  /** What its rule is based on in the exercise. */
  readonly basis?: Basis;
  readonly words?: string;
  readonly durationMs: number;
  /** The scenario goes beyond the exercise. */
  readonly advice: boolean;
  /** Its advice must be noticed. */
  readonly warns?: boolean;
  /** Advice, whether the scenario passes or not. */
  readonly hints?: readonly string[];
  /** The task that must pass before this scenario can. */
  readonly needs?: string;
  /** The steps that ran. */
  readonly steps: readonly StepText[];
  /** Its named values: random and captured ones. */
  readonly values: Readonly<Record<string, string>>;
  readonly transcripts: readonly TerminalText[];
  /** Its trace, if it was recorded. */
  readonly trace?: PackedTrace;
  /** In their order. */
  readonly sites: readonly CallSite[];
}

/** The name of the error when the program under test is at fault. Any other name is the harness's fault. */
const programFaults = new Set(['ProgramError', 'AssertionError']);

/** Reads one finished scenario out of Cucumber's messages. */
export function readScenario(query: Query, started: TestCaseStarted): ScenarioResult {
  const pickle = query.findPickleBy(started) as Pickle;
  const { feature, rule, scenario } = query.findLineageBy(pickle) ?? {};
  const tags = pickle.tags.map(tag => tag.name.slice(1));
  const needs = tags.find(tag => tag.startsWith('needs-'))?.slice('needs-'.length);
  const { verdict, message } = judge(query, started);
  const { transcripts, values, reason, hints, sites } = attached(query, started);
  const taskId = tags.find(tag => /^(task|objective|scenario)-/.test(tag)) ?? pickle.uri;
  const trace = readTrace(query, started, `${taskId}.${query.findLocationOf(pickle)?.line ?? pickle.id}`);
  const duration = query.findTestCaseDurationBy(started);
  return {
    taskId,
    taskTitle: feature?.name ?? pickle.uri,
    place: { uri: pickle.uri, line: (rule ?? scenario)?.location.line ?? 0 },
    rule: rule?.name ?? pickle.name,
    scenario: pickle.name,
    durationMs: duration ? Math.round(TimeConversion.durationToMilliseconds(duration)) : 0,
    advice: tags.includes('advice'),
    ...(tags.includes('warning') && { warns: true }),
    ...(rule && standsOn(rule)),
    ...(needs && { needs }),
    verdict,
    message: verdict === 'skipped' ? reason : message,
    steps: stepsTaken(query, started),
    transcripts,
    values,
    ...(hints && { hints }),
    ...(trace && { trace }),
    sites,
  };
}

/** What a rule is based on: its tags say whether on the text or the session, its description which words. */
function standsOn({ tags, description }: Pick<Rule, 'tags' | 'description'>): { basis: Basis; words?: string } {
  const kinds = tags.map(({ name }) => name.slice(1)).filter(name => name === 'text' || name === 'session');
  const words = /^\s*Stands on: "(.+)"$/m.exec(description)?.[1];
  const [kind = 'none'] = kinds as Basis[];
  return { basis: kinds.length > 1 ? 'both' : kind, ...(words && { words }) };
}

function judge(query: Query, started: TestCaseStarted): { verdict: Verdict; message: string } {
  const steps = query.findTestStepFinishedAndTestStepBy(started);
  const results = steps.map(([finished, step]) => ({
    ...finished.testStepResult,
    text: query.findPickleStepBy(step)?.text,
  }));
  const bad = results.filter(({ status }) => !harmless.has(status));
  // A harness error counts more than failures that it may have caused.
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

function stepsTaken(query: Query, started: TestCaseStarted): StepText[] {
  return query.findTestStepFinishedAndTestStepBy(started).flatMap(([finished, step]) => {
    const pickleStep = query.findPickleStepBy(step);
    if (!pickleStep || finished.testStepResult.status === TestStepResultStatus.SKIPPED) return [];
    const { text, argument } = pickleStep;
    const rows = argument?.dataTable?.rows.map(({ cells }) => cells.map(cell => cell.value).join(' = '));
    const below = argument?.docString?.content ?? rows?.join('\n');
    return [{ text, ...(below !== undefined && { argument: below }) }];
  });
}

/** The default reason for a skipped scenario. */
const unsaid = 'a step was left out';

/** The attachments: transcripts, the values of a failed scenario, the reason why one was skipped. */
function attached(
  query: Query,
  started: TestCaseStarted,
): Pick<ScenarioResult, 'transcripts' | 'values' | 'hints' | 'sites'> & { readonly reason: string } {
  const attachments = query
    .findTestStepFinishedAndTestStepBy(started)
    .flatMap(([finished]) => query.findAttachmentsBy(finished));
  const texts = attachments.map(({ body, contentEncoding, fileName = '', mediaType }) => ({
    title: fileName,
    text: contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body,
    mediaType,
  }));
  const json = (name: string) =>
    texts.find(({ title, mediaType }) => title === name && mediaType === 'application/json');
  const values = json('values');
  const sites = json('call sites');
  return {
    sites: sites ? (JSON.parse(sites.text) as CallSite[]) : [],
    transcripts: texts
      .filter(({ title, mediaType }) => title.startsWith('terminal ') && mediaType === 'text/plain')
      .map(({ title, text }) => ({ title, text })),
    hints: texts.filter(({ title }) => title === 'advice').map(({ text }) => text),
    reason: texts.find(({ title }) => title === 'skipped because')?.text ?? unsaid,
    values: values ? (JSON.parse(values.text) as Record<string, string>) : {},
  };
}
