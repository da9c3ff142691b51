import { type RuleResult, type TaskResult, type Verdict, worst } from './result';
import type { ScenarioResult } from './scenario';

/** What is known about a failed scenario beside its message. */
export type Explain = (
  scenario: ScenarioResult,
) => Pick<RuleResult, 'why' | 'cause' | 'causeId' | 'unchecked' | 'where' | 'excerpt' | 'byHand' | 'file'>;

/**
 * Combines scenarios to rules, and rules to tasks, in the order of the features.
 *
 * @param explain called with each scenario that makes a rule fail
 */
export function summarise(scenarios: readonly ScenarioResult[], explain: Explain = () => ({})): TaskResult[] {
  return [...group(scenarios, scenario => scenario.taskId)]
    .sort(([one, [first]], [other, [second]]) => inOrder(first?.place.uri, second?.place.uri) || inOrder(one, other))
    .map(([id, own]) => taskResult(id, own, scenarios, explain));
}

function inOrder(one = '', other = ''): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

type All = readonly ScenarioResult[];

function taskResult(id: string, own: All, all: All, explain: Explain): TaskResult {
  const byLine = [...own].sort((a, b) => a.place.line - b.place.line);
  const known = new Set(
    own.filter(({ verdict, advice }) => verdict === 'fail' && !advice).map(({ message }) => message),
  );
  const rules = [...group(byLine, scenario => scenario.rule)].map(([rule, scenarios]) =>
    ruleResult(rule, scenarios, all, explain, known),
  );
  return {
    id,
    title: own[0]?.taskTitle ?? id,
    verdict: worst(rules.map(rule => rule.verdict)),
    durationMs: own.reduce((sum, scenario) => sum + scenario.durationMs, 0),
    rules,
  };
}

/** @param known the reasons for which the task fails already: a missing program is not repeated as advice */
function ruleResult(rule: string, scenarios: All, all: All, explain: Explain, known: ReadonlySet<string>): RuleResult {
  const judged = scenarios.map(scenario => ({ ...scenario, ...statusOf(scenario, all) }));
  const verdict = worst(judged.map(scenario => scenario.verdict));
  const decisive = judged.find(scenario => scenario.verdict === verdict && !['pass', 'advice'].includes(verdict));
  const traced = (decisive ?? judged.find(({ trace }) => trace))?.trace;
  const advising = judged.find(({ advises = '' }) => advises !== '' && !known.has(advises));
  const [first] = scenarios;
  const [hint] = judged.flatMap(({ hints = [] }) => hints);
  const explained = advising && explain({ ...advising, message: advising.advises ?? '' });
  const advice = advising ? advised(explained?.why || advising.advises || '', explained?.cause) : hint;
  return {
    rule,
    verdict,
    ...(decisive?.message && { why: decisive.message }),
    ...(decisive && verdict === 'fail' && explain(decisive)),
    ...(decisive && decisive.transcripts.length > 0 && { transcripts: decisive.transcripts.map(shortened) }),
    ...(traced && { trace: traced.id }),
    ...(advice && { advice }),
    ...(advising?.warns && advice && { warning: warningOf(advising) }),
    ...(first?.basis && { basis: first.basis }),
    ...(first?.words && { words: first.words }),
    ...(!decisive && explained?.where && { where: explained.where }),
  };
}

/** A scenario's name, and the first sentence of its message. */
function warningOf({ scenario, advises = '' }: ScenarioResult & { advises?: string }): string {
  return `${scenario}: ${(advises.split('\n')[0] ?? '').trim()}`;
}

/** The message and its usual cause, below it when the message has a drawing. */
function advised(seen: string, cause: string | undefined): string {
  if (!cause) return seen;
  return seen.includes('\n') ? `${seen.trimEnd()}\n\n${cause}` : `${seen} ${cause}`;
}

/** Advice neither passes nor fails. A rule that depends on another task is skipped while that one fails. */
function statusOf(
  { verdict, message, advice, needs }: ScenarioResult,
  all: All,
): { verdict: Verdict; message: string; advises?: string } {
  if (advice && verdict !== 'error')
    return { verdict: 'advice', message: '', ...(verdict === 'fail' && { advises: message }) };
  if (verdict !== 'fail') return { verdict, message };
  const failing = needs && all.some(({ taskId, verdict, advice }) => taskId === needs && verdict === 'fail' && !advice);
  return failing ? { verdict: 'skipped', message: `waits for ${needs.replace('-', ' ')}` } : { verdict, message };
}

/** The longest transcript in a report, in characters. What follows is usually a repetition. */
const mostKept = 20_000;

function shortened({ title, text }: { title: string; text: string }): { title: string; text: string } {
  if (text.length <= mostKept) return { title, text };
  return { title: `${title} (only its first ${mostKept} of ${text.length} characters)`, text: text.slice(0, mostKept) };
}

function group<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
