import { textWidth, visible } from '../../harness/compare/text';
import type { Verdict } from '../result';

import { type ClassResult, classTasks } from './class-result';

const marks: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '-', error: '!', advice: 'a' };
/** Longer names are cut, so that the matrix fits a screen. */
const widest = 48;

/**
 * The matrix of a class: one line for each solution, one column for each task, and how many tasks pass. Notes and the entries
 * without a grade follow.
 */
export function renderClass(result: ClassResult): string {
  const tasks = classTasks(result);
  const numbers = tasks.map(({ id }) => id.replace('task-', ''));
  const names = result.solutions.map(({ name, who, late }) => cut(`${visible(name)}${whoIs(who, late)}`));
  const width = Math.max(8, ...names.map(textWidth));
  const head = `${padded('solution', width)} ${numbers.map(number => number.padStart(3)).join('')}  tasks`;
  const lines = result.solutions.map(({ result }, index) => {
    const verdicts = tasks.map(({ id }) => result.tasks.find(task => task.id === id)?.verdict);
    const cells = verdicts.map((verdict, place) => (verdict ? marks[verdict] : '').padStart(cellWidth(numbers[place])));
    const passed = verdicts.filter(verdict => verdict === 'pass').length;
    return `${padded(names[index] ?? '', width)} ${cells.join('')}  ${passed} of ${verdicts.length}`;
  });
  const notes = result.solutions.flatMap(({ name, result }) =>
    [result.message, ...(result.notes ?? [])].flatMap(note => (note ? [`${visible(name)}: ${visible(note)}`] : [])),
  );
  const others = result.notGraded.map(({ name, reason }) => `${visible(name)}: ${visible(reason)}`);
  return [head, ...lines, ...headed('Notes', notes), ...headed('Not graded', others)].join('\n');
}

function headed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map(line => `  ${line}`)];
}

function whoIs(who: string | undefined, late = false): string {
  return `${who ? ` (${visible(who)})` : ''}${late ? ' late' : ''}`;
}

/** By its width: a Chinese character takes two columns, an accent none. */
function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

function cut(text: string): string {
  if (textWidth(text) <= widest) return text;
  const signs = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (textWidth(signs.join('')) >= widest) signs.pop();
  return `${signs.join('')}…`;
}

function cellWidth(number = ''): number {
  return Math.max(3, number.length);
}
