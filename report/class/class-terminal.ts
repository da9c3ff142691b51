import { visible } from '../../harness/compare/text';
import type { Verdict } from '../result';
import { type ClassResult, classTasks } from './class-result';

const marks: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '-', error: '!', advice: 'a' };

/** The matrix of a class: a line a solution, a column a task, and how many tasks pass. */
export function renderClass(result: ClassResult): string {
  const tasks = classTasks(result);
  const numbers = tasks.map(({ id }) => id.replace('task-', ''));
  const width = Math.max(8, ...result.solutions.map(({ name }) => visible(name).length));
  const head = `${'solution'.padEnd(width)} ${numbers.map(number => number.padStart(3)).join('')}  tasks`;
  const lines = result.solutions.map(({ name, result }) => {
    const verdicts = tasks.map(({ id }) => result.tasks.find(task => task.id === id)?.verdict);
    const cells = verdicts.map((verdict, place) => (verdict ? marks[verdict] : '').padStart(cellWidth(numbers[place])));
    const passed = verdicts.filter(verdict => verdict === 'pass').length;
    return `${visible(name).padEnd(width)} ${cells.join('')}  ${passed} of ${verdicts.length}`;
  });
  return [head, ...lines].join('\n');
}

function cellWidth(number = ''): number {
  return Math.max(3, number.length);
}
