/**
 * The result of a class, and what is written from it: CSV, a table in the terminal, progress.
 *
 * Needs `result`.
 */
import { type Result, type Verdict, worst } from '../result';

/** What is known of a member of a class, beside the grade. */
export interface ClassMember {
  /** Used in file names and addresses: only a-z, 0-9 and `-`, and unique in the class. */
  readonly id: string;
  /** The name of the entry in the class's folder; unique. */
  readonly name: string;
  /** The student's name, if the learning platform or the roster says more. */
  readonly who?: string;
  /** Whether it was handed in late, if the platform says so. */
  readonly late?: boolean;
}

/** One solution of a class. If nothing in it could be run, every rule fails, and the result's `message` says why. */
export interface GradedSolution extends ClassMember {
  /** With notes on the submission: which folder of several was graded, that somebody handed in twice. */
  readonly result: Result;
}

/** An entry of the class's folder that has no grade. */
export interface NotGraded {
  readonly name: string;
  /** Why, as a sentence. */
  readonly reason: string;
}

/** The result of a class, or of one machine's part of it. */
export interface ClassResult {
  readonly versions: Readonly<Record<string, string>>;
  /** In the order of their names. */
  readonly solutions: readonly GradedSolution[];
  /** Every other entry of the class's folder: it belongs to nobody, or cannot be opened. */
  readonly notGraded: readonly NotGraded[];
}

/** The verdict on all of them. */
export function classVerdict({ solutions }: ClassResult): Verdict {
  return worst(solutions.flatMap(({ result }) => result.tasks.map(task => task.verdict)));
}

/** The tasks in which at least one solution was graded, in their order: id and title. */
export function classTasks({ solutions }: ClassResult): { id: string; title: string }[] {
  const titles = new Map(solutions.flatMap(({ result }) => result.tasks.map(task => [task.id, task.title] as const)));
  return [...titles]
    .map(([id, title]) => ({ id, title }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}
