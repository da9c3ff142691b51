import { compiled } from '../../harness/package-root';
import { word } from '../by-hand/by-hand';
import type { Result } from '../result';
import { shownPath } from '../shown-path';
import { clickable } from './block';
import { causesOf } from './causes-of';

/** The next step, and the command that checks it. When everything passes, it says so, and which advice to read. */
export function nextStep(result: Result): string[] {
  const { tasks, target } = result;
  const first = tasks.flatMap(causesOf).find(({ rule }) => rule.verdict === 'fail');
  if (first) {
    const { rule, task } = first;
    const [what = ''] = (rule.cause ?? rule.rule).split('\n');
    const place = rule.where ? ` at ${clickable(rule.where, target)}` : '';
    const number = /^task-(\d+)$/.exec(task.id)?.[1];
    const check = number === undefined ? [] : [`Then check it: ${gradeCommand(target)} --task ${number}`];
    return [`Next${place}: ${what}`, ...check];
  }
  if (tasks.some(({ verdict }) => verdict === 'error')) return [];
  const advised = tasks.flatMap(({ rules, title }) =>
    rules.filter(({ advice }) => advice).map(({ rule }) => `${title}: ${rule}`),
  );
  const read = advised.length > 0 ? ` Worth reading is the advice on ${listed(advised)}.` : '';
  const all = tasks.every(({ verdict }) => verdict !== 'skipped')
    ? 'All that is demanded is met.'
    : 'All that could be checked is met.';
  return [`${all}${read}`];
}

function listed(names: readonly string[]): string {
  const few = names.slice(0, 3).map(name => `"${name}"`);
  const more = names.length > few.length ? ` and ${names.length - few.length} more` : '';
  return `${few.join(', ')}${more}`;
}

/** The command that grades a folder, as you would type it. */
export function gradeCommand(target: string): string {
  return `${compiled ? 'npx queuing-spec' : 'npm run grade --'} ${word(shownPath(target))}`;
}
