import { type Result, type Verdict, worst } from '../result';

/** One solution of a class. */
export interface GradedSolution {
  /** Its folder, from the class's. */
  readonly name: string;
  readonly result: Result;
}

/** What became of a class, or of one machine's part of it. */
export interface ClassResult {
  readonly versions: Readonly<Record<string, string>>;
  /** In the order of their names. */
  readonly solutions: readonly GradedSolution[];
}

/** The verdict on all of them. */
export function classVerdict({ solutions }: ClassResult): Verdict {
  return worst(solutions.flatMap(({ result }) => result.tasks.map(task => task.verdict)));
}

/** The tasks that at least one solution was graded in, in their order: id and title. */
export function classTasks({ solutions }: ClassResult): { id: string; title: string }[] {
  const titles = new Map(solutions.flatMap(({ result }) => result.tasks.map(task => [task.id, task.title] as const)));
  return [...titles]
    .map(([id, title]) => ({ id, title }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}
