import { styleText } from 'node:util';
import type { Result, TaskResult, Verdict } from './result';

const marks: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '-', error: '!' };
const colours = { pass: 'green', fail: 'red', skipped: 'yellow', error: 'magenta' } as const;

/** A text in the colour of its verdict, where colours are wanted. */
export function coloured(verdict: Verdict, text: string, colour: boolean): string {
  return colour ? styleText(colours[verdict], text, { validateStream: false }) : text;
}

/** What failed, rule by rule, then one line a task, then one line in all. */
export function renderResult(result: Result, colour: boolean): string {
  const failures = result.tasks.filter(task => task.verdict !== 'pass').map(task => renderFailures(task, colour));
  const lines = result.tasks.map(task => renderTask(task, colour));
  return [...failures.filter(text => text !== ''), lines.join('\n'), renderClosing(result, colour)].join('\n\n');
}

function renderFailures({ id, title, rules }: TaskResult, colour: boolean): string {
  const bad = rules.filter(rule => rule.verdict === 'fail' || rule.verdict === 'error');
  return bad
    .map(({ rule, verdict, why = '' }) => {
      const who = verdict === 'error' ? ' (the harness could not tell)' : '';
      return `${coloured(verdict, `${marks[verdict]} ${title || id}: ${rule}${who}`, colour)}\n${indent(why)}`;
    })
    .join('\n\n');
}

function renderTask({ title, verdict, rules, durationMs }: TaskResult, colour: boolean): string {
  const passed = rules.filter(rule => rule.verdict === 'pass').length;
  const counted = `${passed} of ${rules.length} rules`;
  const waiting = rules.find(rule => rule.verdict === 'skipped')?.why;
  const tail = waiting ? `, ${waiting}` : '';
  return `${coloured(verdict, marks[verdict], colour)} ${title.padEnd(60)} ${counted.padEnd(16)} ${seconds(durationMs)}${tail}`;
}

function renderClosing({ tasks, durationMs, seed, target }: Result, colour: boolean): string {
  const count = (verdict: Verdict) => tasks.flatMap(task => task.rules).filter(rule => rule.verdict === verdict).length;
  const parts = (['pass', 'fail', 'skipped', 'error'] as const)
    .filter(verdict => count(verdict) > 0)
    .map(verdict => coloured(verdict, `${count(verdict)} ${names[verdict]}`, colour));
  return `${target}: ${parts.join(', ') || 'no rule'} in ${seconds(durationMs)} (seed ${seed})`;
}

const names: Readonly<Record<Verdict, string>> = {
  pass: 'rules pass',
  fail: 'fail',
  skipped: 'skipped',
  error: 'could not be judged',
};

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}
