import { stringify } from 'csv-stringify/sync';
import { visible } from '../../harness/compare/text';
import { countRules, verdictOf } from '../result';
import { type ClassResult, classTasks } from './class-result';

/**
 * A class as CSV: one row for each solution, one column for each task with its verdict, then how many tasks and rules pass.
 * Entries without a grade follow, with the reason. It begins with a byte order mark, without which Excel does not read UTF-8;
 * names that a spreadsheet would take for a formula are escaped.
 */
export function classCsv(result: ClassResult): string {
  const tasks = classTasks(result);
  const rows = result.solutions.map(({ name, who, late, result }) => [
    visible(name),
    visible(who ?? ''),
    late === undefined ? '' : late ? 'late' : 'in time',
    verdictOf(result),
    ...tasks.map(({ id }) => result.tasks.find(task => task.id === id)?.verdict ?? ''),
    result.tasks.filter(task => task.verdict === 'pass').length,
    result.tasks.length,
    ...Object.values(countRules(result.tasks.flatMap(task => task.rules))),
    visible([result.message, ...(result.notes ?? [])].filter(Boolean).join(' ')),
  ]);
  const others = result.notGraded.map(({ name, reason }) => [
    visible(name),
    '',
    '',
    'not graded',
    ...tasks.map(() => ''),
    ...Array(4).fill(''),
    visible(reason),
  ]);
  const counts = ['tasks passed', 'tasks in all', 'rules passed', 'rules in all'];
  const header = ['solution', 'who', 'late', 'verdict', ...tasks.map(({ id }) => id), ...counts, 'notes'];
  return stringify([header, ...rows, ...others], { bom: true, escape_formulas: true });
}
