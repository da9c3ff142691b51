/**
 * The result of a class, and what is written from it: CSV, a table in the terminal, progress.
 *
 * Needs `result`.
 */
import { type Result, type Verdict, worst } from '../result';

/** What is known of one of a class, beside the grade. */
export interface ClassMember {
  /** Stands for it in file names and addresses: only a-z, 0-9 and `-`, and no two of a class have the same. */
  readonly id: string;
  /** As the entry in the class's folder is called; no two are the same. */
  readonly name: string;
  /** Who it is, where the learning platform or the roster says more than the name. */
  readonly who?: string;
  /** Whether it was handed in late, where the platform says so. */
  readonly late?: boolean;
}

/** One solution of a class. Where nothing in it could be run, every rule fails, and the result's `message` says why. */
export interface GradedSolution extends ClassMember {
  /** With notes on the submission: which of several folders was graded, that somebody handed in twice. */
  readonly result: Result;
}

/** An entry of the class's folder that has no grade. */
export interface NotGraded {
  readonly name: string;
  /** Why, as a sentence. */
  readonly reason: string;
}

/** What became of a class, or of one machine's part of it. */
export interface ClassResult {
  readonly versions: Readonly<Record<string, string>>;
  /** In the order of their names. */
  readonly solutions: readonly GradedSolution[];
  /** Every other entry of the class's folder: nobody's hand-in, or none that can be opened. */
  readonly notGraded: readonly NotGraded[];
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
