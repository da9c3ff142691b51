import { countRules, type Result, type RuleResult, type TaskResult, verdictOf } from '../result';
import { builtPage } from './built';
import { handedOutResult } from './hand-out';
import { document, escaped } from './html';
import { inAll, isMet, type StudentExtras, sentences, signs, told } from './student-words';
import { besideMarks, type ToldPart, toldParts } from './told';

/** The longest text that a page shows for one rule, in characters. */
const mostShown = 6000;

/**
 * The page for one student: each task, and each rule that fails, with the reason and its usual cause. It runs nothing, names
 * nobody else and no path of the grading machine, and prints on A4.
 */
export async function studentPage(name: string, result: Result, extras: StudentExtras = {}): Promise<string> {
  const { style } = await builtPage('student');
  const own = handedOutResult(result);
  const { points, traces, late } = extras;
  const open = own.tasks.filter(task => told(task).length > 0);
  const rows = own.tasks.map(task => taskRow(task, open.includes(task), points));
  const verdict = verdictOf(own);
  const body = `<main>
<h1>${escaped(name)}</h1>
<p><strong class="${verdict}">${signs[verdict]} ${sentences[verdict]}.</strong> ${inAll(own)}${points ? ` <strong>${points.got} of ${points.of} points.</strong>` : ''}${late ? ` ${escaped(late)}` : ''}</p>
${[own.message, ...(own.notes ?? [])].map(note => (note ? `<p class="note">${escaped(note)}</p>` : '')).join('')}
${traces ? `<p class="no-print"><a href="${escaped(traces)}">What happened, moment by moment</a></p>` : ''}
<table><thead><tr><td></td><th scope="col">task</th><th scope="col">rules met</th>${points ? '<th scope="col">points</th>' : ''}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
${open.map(task => taskPart(task, traces)).join('\n')}
${metPart(own.tasks, traces)}
<footer class="faint">The same values again: seed ${escaped(own.seed)}. ${Object.entries(own.versions)
    .map(([one, version]) => escaped(`${one} ${version}`))
    .join(', ')}</footer>
</main>`;
  return document({ title: `${name}: queuing-spec`, style, body });
}

function taskRow(task: TaskResult, linked: boolean, points: StudentExtras['points']): string {
  const { met, of } = countRules(task.rules);
  const worth = points?.tasks.get(task.id);
  const title = escaped(task.title);
  return `<tr><td class="${task.verdict}">${signs[task.verdict]}<span class="hidden"> ${sentences[task.verdict]}</span></td><th scope="row">${linked ? `<a href="#${escaped(task.id)}">${title}</a>` : title}</th><td>${met}&nbsp;of&nbsp;${of}</td>${worth ? `<td>${worth.got}&nbsp;of&nbsp;${worth.of}</td>` : ''}</tr>`;
}

function taskPart(task: TaskResult, traces: string | undefined): string {
  return `<section id="${escaped(task.id)}"><h2><span class="${task.verdict}">${signs[task.verdict]}</span> ${escaped(task.title)}</h2>
${told(task)
  .map(same => rulePart(same, traces))
  .join('\n')}</section>`;
}

/** The rules that pass, folded; they have traces too. */
function metPart(tasks: readonly TaskResult[], traces: string | undefined): string {
  const lists = tasks.flatMap(({ title, rules }) => {
    const met = rules.filter(isMet);
    const items = met.map(rule => `<li>${escaped(rule.rule)}${traceLink(rule, traces)}</li>`);
    return met.length > 0 ? [`<h3>${escaped(title)}</h3><ul>${items.join('')}</ul>`] : [];
  });
  if (lists.length === 0) return '';
  return `<section class="met"><details><summary>All that is met</summary>${lists.join('\n')}</details></section>`;
}

function rulePart(same: readonly RuleResult[], traces: string | undefined): string {
  const [first, ...others] = same as [RuleResult, ...RuleResult[]];
  const { where, why, cause, byHand, advice, excerpt, words } = first;
  const also = others.map(rule => `<li>${escaped(rule.rule)}${traceLink(rule, traces)}</li>`).join('');
  const parts = [
    also && `<p>and, for the same cause:</p><ul>${also}</ul>`,
    cause && `<p><strong>Cause:</strong> ${escaped(cause)}</p>`,
    words && `<p class="faint">The exercise says: <q>${escaped(words)}</q></p>`,
    where && `<p class="mono">${escaped(`${where.file}:${where.line}:${where.column}`)}</p>`,
    excerpt && pre(excerpt.join('\n'), 'the lines'),
    why && toldParts(cut(why)).map(part).join('\n'),
    advice && pre(cut(advice), 'advice', true),
    byHand &&
      `<details class="no-print"><summary>See it by hand</summary>${pre(byHand.join('\n'), 'by hand')}</details>`,
  ];
  return `<article><h3><span class="${first.verdict}">${signs[first.verdict]}</span> ${escaped(first.rule)}${traceLink(first, traces)}</h3>${parts.filter(Boolean).join('\n')}</article>`;
}

function part(one: ToldPart): string {
  if (one.kind === 'text') return pre(one.text, 'what was seen', true);
  const rows = one.rows.map(({ kind, expected = '', actual = '' }) => {
    const cells =
      kind === 'remark'
        ? `<td colspan="2">${escaped(expected)}</td>`
        : `<td>${escaped(expected)}</td><td>${escaped(actual)}</td>`;
    return `<tr class="${kind}"><td>${besideMarks[kind]}</td>${cells}</tr>`;
  });
  return `<table class="difference"><thead><tr><th scope="col"><span class="hidden">how they differ</span></th><th scope="col">expected</th><th scope="col">your program</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function traceLink({ trace }: RuleResult, traces: string | undefined): string {
  if (!trace || !traces) return '';
  return ` <a class="no-print" href="${escaped(traces)}#trace=${encodeURIComponent(trace)}">trace</a>`;
}

function cut(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}\n… (${text.length} characters)` : text;
}

function pre(text: string, label: string, wraps = false): string {
  return `<pre${wraps ? ' class="wraps"' : ''} tabindex="0" role="region" aria-label="${label}">${escaped(text)}</pre>`;
}
