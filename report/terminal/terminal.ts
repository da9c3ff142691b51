import { styleText } from 'node:util';
import { plain } from '../plain';
import { countRules, type Result, type RuleResult, type TaskResult, type Verdict } from '../result';
import { shownPath } from '../shown-path';

const marks: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '-', error: '!', advice: 'a' };
const colours = { pass: 'green', fail: 'red', skipped: 'yellow', error: 'magenta', advice: 'cyan' } as const;

/** A text in the colour of its verdict, where colours are wanted. */
export function coloured(verdict: Verdict, text: string, colour: boolean): string {
  return colour ? styleText(colours[verdict], text, { validateStream: false }) : text;
}

/**
 * What failed, rule by rule, each with what was expected and what came, its usual cause, and how to see it by hand; then
 * the advice; then one line a task; then one line in all. Control characters of programs are shown, not sent.
 */
export function renderResult(result: Result, colour: boolean): string {
  const message = result.message === undefined ? [] : [plain(result.message)];
  const notes = (result.notes ?? []).map(note => `Note: ${plain(note)}`);
  // One reason for all of it is told once.
  const failures = message.length > 0 ? [] : result.tasks.flatMap(task => renderFailures(task, colour));
  const advice = result.tasks.flatMap(task => renderAdvice(task));
  const lines = result.tasks.map(task => renderTask(task, colour));
  return [...message, ...failures, ...advice, ...notes, lines.join('\n'), renderClosing(result, colour)].join('\n\n');
}

function renderFailures({ id, title, rules }: TaskResult, colour: boolean): string[] {
  const bad = rules.filter(rule => rule.verdict === 'fail' || rule.verdict === 'error');
  return alike(bad).map(same => {
    const heads = same.map(rule => {
      const who = rule.verdict === 'error' ? ' (the harness could not tell)' : '';
      return coloured(rule.verdict, `${marks[rule.verdict]} ${title || id}: ${rule.rule}${who}`, colour);
    });
    return `${heads.join('\n')}\n${indent(feedback(same[0] as RuleResult))}`;
  });
}

/** Rules that are not met for one and the same reason, such as a program that is missing, stand together: it is told once. */
function alike(rules: readonly RuleResult[]): RuleResult[][] {
  const groups = new Map<string, RuleResult[]>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.verdict, rule.why, rule.cause]);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()];
}

/** Why a rule is not met, its usual cause, and how to see it by hand: what is known of these, in this order. */
export function feedback({ why = '', cause, byHand }: RuleResult): string {
  const parts = [plain(why).trimEnd()];
  if (cause) parts.push(`Usual cause: ${plain(cause)}`);
  if (byHand) parts.push(`By hand:\n${indent(plain(byHand.join('\n')), '  ')}`);
  return parts.filter(part => part !== '').join('\n\n');
}

function renderAdvice({ title, rules }: TaskResult): string[] {
  return rules.flatMap(({ rule, advice }) => (advice ? [`Advice, ${title}: ${rule}\n${indent(plain(advice))}`] : []));
}

function renderTask({ title, verdict, rules, durationMs }: TaskResult, colour: boolean): string {
  const { met, of } = countRules(rules);
  const counted = `${met} of ${of} rules`;
  const waiting = rules.find(rule => rule.verdict === 'skipped')?.why;
  const tail = waiting ? `, ${plain(waiting)}` : '';
  const warnings = rules.flatMap(({ warning }) => (warning ? [`\n    advice: ${plain(warning)}`] : [])).join('');
  return `${coloured(verdict, marks[verdict], colour)} ${title.padEnd(64)} ${counted.padEnd(16)} ${seconds(durationMs)}${tail}${warnings}`;
}

function renderClosing({ tasks, durationMs, seed, target }: Result, colour: boolean): string {
  const count = (verdict: Verdict) => tasks.flatMap(task => task.rules).filter(rule => rule.verdict === verdict).length;
  const parts = (['pass', 'fail', 'skipped', 'error'] as const)
    .filter(verdict => count(verdict) > 0)
    .map(verdict => coloured(verdict, `${count(verdict)} ${names[verdict]}`, colour));
  return `${shownPath(target)}: ${parts.join(', ') || 'no rule'} in ${seconds(durationMs)} (seed ${seed})`;
}

const names: Readonly<Record<Verdict, string>> = {
  pass: 'rules pass',
  fail: 'fail',
  skipped: 'skipped',
  error: 'could not be judged',
  advice: 'advise',
};

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function indent(text: string, by = '    '): string {
  return text.replace(/^(?=.)/gm, by);
}
