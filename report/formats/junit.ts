import { create } from 'xmlbuilder';
import { plain } from '../plain';
import { demanded, type Result, type RuleResult, type TaskResult, type Verdict } from '../result';
import { feedback } from '../terminal';

/** A result as JUnit XML: each task is a suite, each rule a case. Advice is in the suite's output instead. */
export function junitText({ target, durationMs, seed, tasks }: Result): string {
  const root = create('testsuites', { encoding: 'UTF-8' });
  const rules = demanded(tasks.flatMap(task => task.rules));
  root.att({ name: plain(target), ...counts(rules), time: seconds(durationMs) });
  for (const task of tasks) addSuite(root, task, seed);
  return `${root.end({ pretty: true })}\n`;
}

type Element = ReturnType<typeof create>;

function addSuite(root: Element, { id, title, durationMs, rules }: TaskResult, seed: string): void {
  const cases = demanded(rules);
  const suite = root.ele('testsuite', { id, name: title, ...counts(cases), time: seconds(durationMs) });
  suite.ele('properties').ele('property', { name: 'seed', value: seed });
  for (const rule of cases) addCase(suite, rule, title);
  const advice = rules.filter(({ verdict, advice }) => verdict === 'advice' && advice !== undefined);
  const sentences = advice.map(({ rule, advice = '' }) => `Advice: ${plain(rule)}\n${plain(advice)}`);
  if (sentences.length > 0) suite.ele('system-out', sentences.join('\n\n'));
}

function addCase(suite: Element, rule: RuleResult, title: string): void {
  const { where } = rule;
  const place = where ? { file: where.file, line: where.line } : {};
  const one = suite.ele('testcase', { classname: title, name: rule.rule, ...place });
  const [first = ''] = plain(rule.why ?? '').split('\n');
  if (rule.verdict === 'skipped') one.ele('skipped', { message: first });
  if (rule.verdict === 'fail') one.ele('failure', { message: first, type: 'fail' }, feedback(rule));
  if (rule.verdict === 'error') one.ele('error', { message: first, type: 'error' }, feedback(rule));
  const shown = rule.transcripts?.map(({ title, text }) => `${plain(title)}\n${plain(text)}`).join('\n\n');
  const out = [rule.advice && `Advice: ${plain(rule.advice)}`, rule.verdict !== 'pass' && shown].filter(Boolean);
  if (out.length > 0) one.ele('system-out', out.join('\n\n'));
}

function counts(rules: readonly RuleResult[]): Record<string, number> {
  const count = (verdict: Verdict) => rules.filter(rule => rule.verdict === verdict).length;
  return { tests: rules.length, failures: count('fail'), errors: count('error'), skipped: count('skipped') };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
