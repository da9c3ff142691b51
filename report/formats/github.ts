import { randomBytes } from 'node:crypto';
import { join, relative } from 'node:path';
import { alike } from '../alike';
import { plain } from '../plain';
import { countRules, type Result, type RuleResult, type TaskResult, verdictOf } from '../result';
import { feedback } from '../terminal';
import { bounded } from './bounded';

/** GitHub shows no more annotations than this. */
const mostAnnotations = 10;
/** GitHub takes a step summary of 1 MiB. */
const mostSummary = 900_000;

/**
 * One workflow command for each cause of failing rules.
 *
 * @param workspace the folder of the repository; annotations have paths relative to it
 */
export function githubAnnotations({ tasks, target }: Result, workspace: string): string {
  const bad = tasks.flatMap(task =>
    alike(task.rules.filter(isBad)).map(same => annotation(task, same, target, workspace)),
  );
  const more = bad.length - mostAnnotations;
  const rest = more > 0 ? [`::notice title=queuing-spec::${more} more causes are in the summary.`] : [];
  return [...bad.slice(0, mostAnnotations), ...rest].map(line => `${line}\n`).join('');
}

/** A result as GitHub's Markdown for a step summary, within its size limit. */
export function githubSummary(result: Result): string {
  return bounded(result, summaryOf, mostSummary);
}

function summaryOf(result: Result): string {
  const heading = `## queuing-spec: ${names[verdictOf(result)]}\n`;
  const rows = result.tasks.map(({ title, verdict, rules }) => {
    const { met, of } = countRules(rules);
    return `| ${signs[verdict]} | ${inMarkdown(title)} | ${met} of ${of} |`;
  });
  const table = ['| | task | rules |', '| --- | --- | --- |', ...rows].join('\n');
  const details = result.tasks.flatMap(task => alike(task.rules.filter(tells)).map(same => detail(task, same)));
  const about = [result.message, ...(result.notes ?? [])].flatMap(note => (note ? [inMarkdown(note)] : []));
  const allDetails = result.message === undefined ? details : [];
  return `${[heading, ...about, table, ...allDetails, `Seed: ${inMarkdown(result.seed)}`].join('\n\n')}\n`;
}

/**
 * Prepares a text for a workflow's log so that no line counts as a workflow command: the output of programs may look like one.
 */
export function withoutCommands(text: string): string {
  const token = randomBytes(16).toString('hex');
  return `::stop-commands::${token}\n${text.endsWith('\n') ? text : `${text}\n`}::${token}::\n`;
}

const signs = { pass: '✅', fail: '❌', skipped: '⏭️', error: '⚠️', advice: '💡' } as const;
const names = {
  pass: 'all passes',
  fail: 'something fails',
  skipped: 'something waits',
  error: 'it could not be told',
  advice: 'nothing is demanded',
} as const;

function isBad({ verdict }: RuleResult): boolean {
  return verdict === 'fail' || verdict === 'error';
}

function tells(rule: RuleResult): boolean {
  return isBad(rule) || rule.advice !== undefined;
}

function annotation(task: TaskResult, same: readonly RuleResult[], target: string, workspace: string): string {
  const [rule, ...others] = same as [RuleResult, ...RuleResult[]];
  const own = rule.where?.file ?? rule.file;
  const file = own && relative(workspace, join(target, own));
  const place = file && !file.startsWith('..') ? `file=${property(file)},${lines(rule)}` : '';
  const heading = `${task.title}: ${rule.rule}${also(others.length)}`;
  return `::${rule.verdict === 'error' ? 'warning' : 'error'} ${place}title=${property(heading)}::${data(feedback(rule))}`;
}

function also(others: number): string {
  return others === 0 ? '' : ` (and ${others} more)`;
}

function lines({ where }: RuleResult): string {
  return where ? `line=${where.line},col=${where.column},` : '';
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(plain(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function detail({ title }: TaskResult, same: readonly RuleResult[]): string {
  const [rule, ...others] = same as [RuleResult, ...RuleResult[]];
  const bad = isBad(rule);
  const text = bad ? feedback(rule) : plain(rule.advice ?? '');
  const head = `${bad ? signs[rule.verdict] : signs.advice} ${inMarkdown(title)}: ${inMarkdown(rule.rule)}${also(others.length)}`;
  const list = others.map(other => `- ${inMarkdown(other.rule)}\n`).join('');
  const rest = list === '' ? '' : `The same cause:\n\n${list}\n`;
  return `<details><summary>${head}</summary>\n\n${rest}${fenced(text)}\n\n</details>`;
}

/** In a fence that is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** By their numbers, which mean the same in Markdown and in the HTML within it. */
function inMarkdown(text: string): string {
  return plain(text).replace(/[&<>\\`*_{}[\]#|~!]/g, sign => `&#${sign.charCodeAt(0)};`);
}
