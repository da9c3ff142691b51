import type { ClassData, StudentRow } from '../../report/pages/class-data';

/** A task with where its rules are among all. */
export interface TaskPart {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly rules: readonly string[];
  readonly first: number;
}

/** The tasks, each with the place of its first rule. */
export function taskParts({ tasks }: ClassData): TaskPart[] {
  let first = 0;
  return tasks.map(task => {
    const part = { ...task, number: task.id.replace('task-', ''), first };
    first += task.rules.length;
    return part;
  });
}

/** The rule at a place among all: its words, its task, and what the exercise says. */
export function ruleAt({ tasks }: ClassData, place: number) {
  let first = 0;
  for (const task of tasks) {
    const at = place - first;
    if (at < task.rules.length) return { task, text: task.rules[at] ?? '', says: task.says[at] };
    first += task.rules.length;
  }
  return undefined;
}

/** The letters of a student's rules of one task. */
export function rulesOf({ rules }: StudentRow, { first, rules: own }: TaskPart): string {
  return rules.slice(first, first + own.length);
}

/** The verdict on many rules, as in `report/result.ts`: the worst of them; undefined where none was looked at. */
export function verdictOf(letters: string): string | undefined {
  if (letters.includes('e')) return 'error';
  if (letters.includes('f')) return 'fail';
  if (letters.includes('s')) return 'skipped';
  return /[pa]/.test(letters) ? 'pass' : undefined;
}

/** How many of the letters are this one. */
export function count(letters: string, letter: string): number {
  let found = 0;
  for (const one of letters) if (one === letter) found += 1;
  return found;
}

/** How many rules count: advice does not. */
export function counted(letters: string): number {
  return count(letters, 'p') + count(letters, 'f') + count(letters, 's') + count(letters, 'e');
}
