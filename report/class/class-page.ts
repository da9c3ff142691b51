import { plain } from '../plain';
import { countRules, type RuleResult, type TaskResult, type Verdict } from '../result';
import { feedback } from '../terminal/terminal';
import { type ClassResult, classTasks, type GradedSolution } from './class-result';

/**
 * A class as one page that needs nothing else: the matrix of solutions and tasks, each cell leading to what its rules
 * found out, with transcripts. All that programs printed is text in it, and nothing of it can run.
 */
export function classPage(result: ClassResult): string {
  const tasks = classTasks(result);
  const rows = result.solutions.map((solution, index) => row(solution, index, tasks));
  const sections = result.solutions.map((solution, index) => section(solution, index));
  const heads = tasks.map(
    ({ id, title }) => `<th scope="col" title="${escaped(title)}">${escaped(id.replace('task-', ''))}</th>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>queuing-spec: ${result.solutions.length} solutions</title>
<style>${style}</style>
</head>
<body>
<h1>${result.solutions.length} solutions</h1>
<p>${legend}</p>
<div class="wide"><table>
<thead><tr><th scope="col">solution</th>${heads.join('')}<th scope="col">rules</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
${notGraded(result)}${sections.join('\n')}
<footer>${Object.entries(result.versions)
    .map(([name, version]) => escaped(`${name} ${version}`))
    .join(', ')}</footer>
</body>
</html>
`;
}

const signs: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '–', error: '!', advice: 'i' };
const meanings: Readonly<Record<Verdict, string>> = {
  pass: 'all rules pass',
  fail: 'a rule fails',
  skipped: 'waits for another task',
  error: 'the harness could not tell',
  advice: 'advice alone',
};
const legend = (['pass', 'fail', 'skipped', 'error'] as const)
  .map(verdict => `<span class="${verdict}">${signs[verdict]}</span> ${meanings[verdict]}`)
  .join(' &nbsp; ');

function row({ name, who, late, result }: GradedSolution, index: number, tasks: readonly { id: string }[]): string {
  const cells = tasks.map(({ id }) =>
    cell(
      result.tasks.find(task => task.id === id),
      index,
    ),
  );
  const { met, of } = countRules(result.tasks.flatMap(task => task.rules));
  return `<tr><th scope="row"><a href="#s${index}">${escaped(name)}</a>${who ? ` (${escaped(who)})` : ''}${late ? ' <em>late</em>' : ''}</th>${cells.join('')}<td>${met}/${of}</td></tr>`;
}

function cell(task: TaskResult | undefined, index: number): string {
  if (!task) return '<td></td>';
  const { id, verdict, title, rules } = task;
  const label = `${title}: ${meanings[verdict]}`;
  const bad = rules.filter(isBad).length;
  const shown = `${signs[verdict]}${bad > 0 ? `<small>${bad}</small>` : ''}`;
  const inside = tells(task)
    ? `<a href="#s${index}-${escaped(id)}" aria-label="${escaped(label)}">${shown}</a>`
    : `<span aria-label="${escaped(label)}">${shown}</span>`;
  return `<td class="${verdict}">${inside}</td>`;
}

/** Every entry of the class's folder that has no row. */
function notGraded({ notGraded }: ClassResult): string {
  const items = notGraded.map(({ name, reason }) => `<li>${escaped(name)}: ${escaped(reason)}</li>`);
  return items.length === 0 ? '' : `<h2>Not graded</h2>\n<ul>\n${items.join('\n')}\n</ul>\n`;
}

function section({ name, result }: GradedSolution, index: number): string {
  const told = [result.message, ...(result.notes ?? [])].filter(note => note !== undefined);
  const notes = told.map(note => `<p class="note">${escaped(note)}</p>`).join('\n');
  const tasks = result.tasks.filter(tells).map(task => taskPart(task, index));
  const body = tasks.length > 0 ? tasks.join('\n') : '<p>All rules pass.</p>';
  return `<section id="s${index}"><h2>${escaped(name)}</h2><p class="seed">seed ${escaped(result.seed)}</p>\n${notes}${body}</section>`;
}

function taskPart({ id, title, rules }: TaskResult, index: number): string {
  const told = rules.filter(rule => isBad(rule) || rule.advice);
  return `<article id="s${index}-${escaped(id)}"><h3>${escaped(title)}</h3>\n${told.map(rulePart).join('\n')}</article>`;
}

function rulePart(rule: RuleResult): string {
  const advice = rule.advice ? `<p class="advice">Advice</p><pre>${escaped(rule.advice)}</pre>` : '';
  if (!isBad(rule))
    return `<h4><span class="${rule.verdict}">${signs[rule.verdict]}</span> ${escaped(rule.rule)}</h4>\n${advice}`;
  const said = feedback(rule);
  const shown = (rule.transcripts ?? []).map(
    ({ title, text }) =>
      `<p class="terminal">${escaped(title)}</p><pre class="transcript">${escaped(text) || '(nothing)'}</pre>`,
  );
  return `<h4><span class="${rule.verdict}">${signs[rule.verdict]}</span> ${escaped(rule.rule)}</h4>
<pre>${escaped(said)}</pre>
${shown.join('\n')}${advice}`;
}

function tells({ rules }: TaskResult): boolean {
  return rules.some(rule => isBad(rule) || rule.advice);
}

function isBad({ verdict }: RuleResult): boolean {
  return verdict !== 'pass' && verdict !== 'advice';
}

function escaped(text: string): string {
  return plain(text).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; font: 16px/1.4 system-ui, sans-serif; }
body { margin: 1rem auto; padding: 0 1rem; max-width: 70rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: .25rem .5rem; border: 1px solid #8886; text-align: center; white-space: nowrap; }
tbody th { text-align: left; font-weight: normal; position: sticky; left: 0; background: Canvas; }
td a { display: block; color: inherit; text-decoration: none; }
small { margin-left: .2em; }
.pass { color: #1a7f37; } .fail { color: #cf222e; } .skipped { color: #9a6700; } .error { color: #8250df; } .advice { color: #0969da; }
td.fail { background: #cf222e22; } td.error { background: #8250df22; }
section { border-top: 2px solid #8886; margin-top: 2rem; }
article { margin: 1rem 0; }
article:target, section:target > h2 { outline: 2px solid Highlight; outline-offset: .3rem; }
h3, h4 { margin: 1rem 0 .3rem; }
pre { margin: .2rem 0 .6rem; padding: .5rem; border: 1px solid #8886; overflow-x: auto; font-size: .85rem; }
.transcript { max-height: 20rem; overflow: auto; }
.terminal, .advice, .seed { margin: .3rem 0 0; font-size: .85rem; opacity: .8; }
@media print {
  body { max-width: none; font-size: 10pt; }
  .wide { overflow: visible; }
  th, td { padding: .1rem .3rem; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: none; overflow: visible; }
  h3, h4 { break-after: avoid; }
}
`;
