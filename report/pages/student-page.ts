import { countRules, type Result, type RuleResult, type TaskResult, verdictOf } from '../result';
import { builtPage } from './built';
import { handedOutResult } from './hand-out';
import { document, escaped } from './html';
import { type StudentExtras, sentences, signs, told } from './student-words';

/** The most that a page shows of one rule, in characters, so that it stays small. */
const mostShown = 6000;

/**
 * What one student is handed out: each task, and each rule that is not met with why and what is usual behind it. It runs
 * nothing, names nobody else and no place of the machine that graded, and prints on A4.
 */
export async function studentPage(name: string, result: Result, extras: StudentExtras = {}): Promise<string> {
  const { style } = await builtPage('student');
  const own = handedOutResult(result);
  const { points, traces, late } = extras;
  const rows = own.tasks.map(task => {
    const { met, of } = countRules(task.rules);
    const worth = points?.tasks.get(task.id);
    return `<tr><td class="${task.verdict}">${signs[task.verdict]}<span class="hidden"> ${sentences[task.verdict]}</span></td><th scope="row"><a href="#${escaped(task.id)}">${escaped(task.title)}</a></th><td>${met} of ${of}</td>${worth ? `<td>${worth.got} of ${worth.of}</td>` : ''}</tr>`;
  });
  const body = `<main>
<h1>${escaped(name)}</h1>
<p class="${verdictOf(own)}"><strong>${signs[verdictOf(own)]} ${sentences[verdictOf(own)]}.</strong>${points ? ` ${points.got} of ${points.of} points.` : ''}${late ? ` ${escaped(late)}` : ''}</p>
${traces ? `<p class="no-print"><a href="${escaped(traces)}">What happened, moment by moment</a></p>` : ''}
<table><thead><tr><td></td><th scope="col">task</th><th scope="col">rules met</th>${points ? '<th scope="col">points</th>' : ''}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
${own.tasks.map(task => taskPart(task, traces)).join('\n')}
<footer class="faint">The same values again: seed ${escaped(own.seed)}. ${Object.entries(own.versions)
    .map(([one, version]) => escaped(`${one} ${version}`))
    .join(', ')}</footer>
</main>`;
  return document({ title: `${name}: queuing-spec`, style, body });
}

function taskPart(task: TaskResult, traces: string | undefined): string {
  const passed = task.rules.filter(({ verdict }) => verdict === 'pass');
  const others = told(task);
  const met = passed.map(rule => `<li>${escaped(rule.rule)}${traceLink(rule, traces)}</li>`).join('');
  const list = met
    ? `<details class="met"><summary>${passed.length} rules are met</summary><ul>${met}</ul></details>`
    : '';
  return `<section id="${escaped(task.id)}"><h2><span class="${task.verdict}">${signs[task.verdict]}</span> ${escaped(task.title)}</h2>
${others.map(same => rulePart(same, traces)).join('\n')}${list}</section>`;
}

function rulePart(same: readonly RuleResult[], traces: string | undefined): string {
  const heads = same.map(
    rule =>
      `<h3><span class="${rule.verdict}">${signs[rule.verdict]}</span> ${escaped(rule.rule)}${traceLink(rule, traces)}</h3>`,
  );
  const [first] = same as [RuleResult];
  const { where, why, cause, byHand, advice, excerpt } = first as RuleResult & {
    readonly where?: { readonly file: string; readonly line: number; readonly column: number };
    readonly excerpt?: readonly string[];
  };
  const parts = [
    where && `<p class="mono">${escaped(`${where.file}:${where.line}:${where.column}`)}</p>`,
    excerpt && pre(excerpt.join('\n'), 'the lines'),
    cause && `<p><strong>Usual cause:</strong> ${escaped(cause)}</p>`,
    why && pre(why, 'what was seen'),
    advice && pre(advice, 'advice'),
    byHand && `<details open><summary>By hand</summary>${pre(byHand.join('\n'), 'by hand')}</details>`,
  ];
  return `<article>${heads.join('')}${parts.filter(Boolean).join('\n')}</article>`;
}

function traceLink({ trace }: RuleResult, traces: string | undefined): string {
  if (!trace || !traces) return '';
  return ` <a class="no-print" href="${escaped(traces)}#trace=${encodeURIComponent(trace)}">trace</a>`;
}

function pre(text: string, label: string): string {
  const shown = text.length > mostShown ? `${text.slice(0, mostShown)}\n… (${text.length} characters)` : text;
  return `<pre tabindex="0" role="region" aria-label="${label}">${escaped(shown)}</pre>`;
}
