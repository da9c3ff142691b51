import { stringify } from 'csv-stringify/sync';
import { countRules, verdictOf } from '../result';
import { type ClassResult, classTasks } from './class-result';

/**
 * A class as CSV: a row a solution, a column a task, with the verdicts; then how many tasks and rules pass. A name that a
 * spreadsheet would take for a formula is made harmless.
 */
export function classCsv(result: ClassResult): string {
  const tasks = classTasks(result);
  const rows = result.solutions.map(({ name, result }) => [
    name,
    verdictOf(result),
    ...tasks.map(({ id }) => result.tasks.find(task => task.id === id)?.verdict ?? ''),
    result.tasks.filter(task => task.verdict === 'pass').length,
    ...Object.values(countRules(result.tasks.flatMap(task => task.rules))),
  ]);
  const header = ['solution', 'verdict', ...tasks.map(({ id }) => id), 'tasks passed', 'rules passed', 'rules'];
  return stringify([header, ...rows], { escape_formulas: true });
}
