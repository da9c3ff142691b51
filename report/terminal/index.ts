/**
 * A result for a learner's terminal: for each failing task the first cause in full and the others in one line each; then the
 * advice, one line for each task, and the next step. Needs a result (`../result.ts`) and nothing else.
 */
import { plain } from '../plain';
import { countRules, type Result, type RuleResult, type TaskResult, type Verdict } from '../result';
import { shownPath } from '../shown-path';
import { blockLines, causeLine } from './block';
import { causesOf, type SharedCause } from './causes-of';
import { everything, inWidth, type Room, usual } from './fit';
import { nextStep } from './next-step';
import { coloured, marks } from './verdicts';

export { coloured } from './verdicts';

/** How to show a result. */
export interface Shown {
  readonly colour: boolean;
  /** Each cause in full, however long. */
  readonly all?: boolean;
}

/** The whole result as text. Control characters of programs are shown, not sent. */
export function renderResult(result: Result, { colour, all = false }: Shown): string {
  const room = all ? everything : usual;
  const shownCauses = new Set<string>();
  const message = result.message === undefined ? [] : [plain(result.message)];
  const notes = (result.notes ?? []).map(note => inWidth(`Note: ${note}`, room));
  // A reason that applies to everything is shown once.
  const failures =
    message.length > 0
      ? []
      : result.tasks.map(task => renderFailures(task, result.target, room, shownCauses, colour)).filter(Boolean);
  const advice = renderAdvice(result.tasks, room);
  const lines = result.tasks.map(task => renderTask(task, room, colour));
  const next = message.length > 0 ? [] : nextStep(result).map(line => inWidth(line, room));
  const closing = [renderClosing(result, colour), ...next].join('\n');
  return [...message, ...failures, ...(advice ? [advice] : []), ...notes, lines.join('\n'), closing].join('\n\n');
}

/** @param shownCauses the causes that an earlier task showed in full; here they take one line */
function renderFailures(
  task: TaskResult,
  target: string,
  room: Room,
  shownCauses: Set<string>,
  colour: boolean,
): string {
  const causes = causesOf(task);
  if (causes.length === 0) return '';
  const isNew = ({ rule }: SharedCause) => !(rule.unchecked && shownCauses.has(rule.causeId ?? ''));
  const full = room === everything ? causes.filter(isNew) : causes.filter(isNew).slice(0, 1);
  const short = causes.filter(cause => !full.includes(cause));
  for (const { rule } of causes) if (rule.causeId) shownCauses.add(rule.causeId);
  const worst = causes.some(({ rule }) => rule.verdict === 'error') ? 'error' : 'fail';
  const parts = [
    ...full.map(cause => indented(blockLines(cause, target, room), room)),
    ...(short.length > 0
      ? [
          indented(
            short.map(cause => `- ${causeLine(cause)}`),
            room,
          ),
        ]
      : []),
  ];
  return `${coloured(worst, `${marks[worst]} ${task.title || task.id}`, colour)}\n${parts.join('\n\n')}`;
}

function indented(lines: readonly string[], room: Room): string {
  return lines.map(line => (line === '' ? '' : inWidth(`    ${line}`, room))).join('\n');
}

/** Why a rule fails: its place and cause, and how to see it, as far as known. For reports that list rules. */
export function feedback({ why = '', where, cause, byHand: [play, ...typed] = [] }: RuleResult): string {
  const parts = [where && `${where.file}:${where.line}:${where.column}`, plain(why).trimEnd()];
  if (cause) parts.push(`Cause: ${plain(cause)}`);
  if (play) parts.push(`See it: ${plain([play, ...typed].join('\n'))}`);
  return parts.filter(Boolean).join('\n\n');
}

function renderAdvice(tasks: readonly TaskResult[], room: Room): string {
  const advice = tasks.flatMap(({ title, rules }) =>
    rules.flatMap(({ rule, advice }) => (advice ? [adviceLines(title, rule, advice, room)] : [])),
  );
  return advice.join(room === everything ? '\n\n' : '\n');
}

function adviceLines(title: string, rule: string, advice: string, room: Room): string {
  if (room === everything) return `Advice, ${title}: ${rule}\n${plain(advice).replace(/^(?=.)/gm, '    ')}`;
  return inWidth(`Advice, ${title}: ${rule}: ${advice.split('\n')[0] ?? ''}`, room);
}

function renderTask({ title, verdict, rules, durationMs }: TaskResult, room: Room, colour: boolean): string {
  const { met, of } = countRules(rules);
  const counted = `${met} of ${of} ${of === 1 ? 'rule' : 'rules'}`;
  const waiting = rules.find(rule => rule.verdict === 'skipped')?.why;
  const tail = waiting ? `, ${waiting}` : '';
  const line = inWidth(`${title.padEnd(64)} ${counted.padEnd(16)} ${seconds(durationMs)}${tail}`, room);
  const warnings = rules
    .flatMap(({ warning }) => (warning ? [`\n${inWidth(`    advice: ${warning}`, room)}`] : []))
    .join('');
  return `${coloured(verdict, marks[verdict], colour)} ${line}${warnings}`;
}

function renderClosing({ tasks, durationMs, seed, target }: Result, colour: boolean): string {
  const count = (verdict: Verdict) => tasks.flatMap(task => task.rules).filter(rule => rule.verdict === verdict).length;
  const parts = (['pass', 'fail', 'skipped', 'error'] as const)
    .filter(verdict => count(verdict) > 0)
    .map(verdict => coloured(verdict, `${count(verdict)} ${said(verdict, count(verdict))}`, colour));
  return `${shownPath(target)}: ${parts.join(', ') || 'no rule'} in ${seconds(durationMs)} (seed ${seed})`;
}

function said(verdict: 'pass' | 'fail' | 'skipped' | 'error', count: number): string {
  if (verdict === 'pass') return count === 1 ? 'rule passes' : 'rules pass';
  if (verdict === 'fail') return count === 1 ? 'fails' : 'fail';
  return verdict === 'skipped' ? 'skipped' : 'could not be judged';
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
