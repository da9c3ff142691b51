import { plain } from '../plain';
import { countRules, type Result, type RuleResult, type TaskResult, verdictOf } from '../result';
import { handedOutResult } from './hand-out';
import { inAll, type StudentExtras, sentences, signs, told } from './student-words';

/** The same as the student's page, in Markdown: for a comment, an issue, or a mail. */
export function studentMarkdown(name: string, result: Result, { points, late }: StudentExtras = {}): string {
  const own = handedOutResult(result);
  const rows = own.tasks.map(task => {
    const { met, of } = countRules(task.rules);
    const worth = points?.tasks.get(task.id);
    return `| ${signs[task.verdict]} | ${inline(task.title)} | ${met} of ${of} |${worth ? ` ${worth.got} of ${worth.of} |` : ''}`;
  });
  const table = [
    `| | task | rules met |${points ? ' points |' : ''}`,
    `| --- | --- | --- |${points ? ' --- |' : ''}`,
    ...rows,
  ].join('\n');
  const head = `${signs[verdictOf(own)]} **${sentences[verdictOf(own)]}.** ${inAll(own)}${points ? ` ${points.got} of ${points.of} points.` : ''}${late ? ` ${inline(late)}` : ''}`;
  const notes = [own.message, ...(own.notes ?? [])].flatMap(note => (note ? [inline(note)] : []));
  return `${[`# ${inline(name)}`, head, ...notes, table, ...own.tasks.flatMap(taskPart), `Seed: ${inline(own.seed)}`].join('\n\n')}\n`;
}

function taskPart(task: TaskResult): string[] {
  const others = told(task);
  if (others.length === 0) return [];
  return [`## ${inline(task.title)}`, ...others.map(rulePart)];
}

function rulePart(same: readonly RuleResult[]): string {
  const [first, ...others] = same as [RuleResult, ...RuleResult[]];
  const { why, cause, byHand, advice, where, words } = first;
  return [
    `### ${signs[first.verdict]} ${inline(first.rule)}`,
    others.length > 0 && `and, for the same cause:\n\n${others.map(rule => `- ${inline(rule.rule)}`).join('\n')}`,
    cause && `**Cause:** ${inline(cause)}`,
    words && `The exercise says: “${inline(words)}”`,
    where && inline(`${where.file}:${where.line}:${where.column}`),
    why && fenced(why),
    advice && `Advice:\n\n${fenced(advice)}`,
    byHand && `By hand:\n\n${fenced(byHand.join('\n'))}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** In a fence that is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${plain(text)}\n${fence}`;
}

/** By their numbers, which mean the same in Markdown and in the HTML within it. */
function inline(text: string): string {
  return plain(text).replace(/[&<>\\`*_{}[\]#|~!\n]/g, sign => (sign === '\n' ? ' ' : `&#${sign.charCodeAt(0)};`));
}
