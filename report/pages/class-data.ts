import type { ClassResult, GradedSolution, NotGraded } from '../class/class-result';
import type { RuleResult, Verdict } from '../result';
import { type CauseRow, causeRows } from './cause-rows';

/**
 * The data that the page of a class needs at once: who passes what, and why not. Details of each student are separate.
 */
export interface ClassData {
  readonly versions: Readonly<Record<string, string>>;
  readonly tasks: readonly TaskColumn[];
  readonly students: readonly StudentRow[];
  readonly causes: readonly CauseRow[];
  /** Other entries of the class's folder, and why they have no grade. */
  readonly notGraded: readonly NotGraded[];
  /** An earlier run of the same class: each student's rules, by name. */
  readonly before?: Readonly<Record<string, string>>;
}

/** A task, with its rules and the words of the exercise that each stands on. */
export interface TaskColumn {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly string[];
  readonly says: readonly (string | undefined)[];
}

/** One student, or one group. */
export interface StudentRow {
  readonly name: string;
  /** The student's name, if the platform or the roster says more. */
  readonly who?: string;
  readonly late?: boolean;
  readonly seed: string;
  /** A letter for each rule of each task, in their order: see `letters`. */
  readonly rules: string;
  /** Points, and of how many, if the course has points. */
  readonly points?: readonly [number, number];
  /** The student's page and page of traces, if there are any, relative to the class's page. */
  readonly page?: string;
  readonly traces?: string;
}

/** The details of one rule of one student. */
export type RuleDetail = { readonly rule: number } & Omit<RuleResult, 'rule' | 'transcripts' | 'basis' | 'words'>;

/** The letters for verdicts; a blank when a rule was not checked. */
export const letters: Readonly<Record<Verdict, string>> = {
  pass: 'p',
  fail: 'f',
  skipped: 's',
  error: 'e',
  advice: 'a',
};

/** What a solution has beside its result. */
export type Beside = (solution: GradedSolution) => Pick<StudentRow, 'points' | 'page' | 'traces'>;

/** Collects the data of a class for its page. */
export function classData(
  { versions, solutions, notGraded }: ClassResult,
  beside: Beside = () => ({}),
): { readonly overview: ClassData; readonly details: readonly (readonly RuleDetail[])[] } {
  const tasks = tasksIn(solutions);
  const places = new Map(
    tasks.flatMap(({ id, rules }) => rules.map(rule => key(id, rule))).map((one, at) => [one, at]),
  );
  const details = solutions.map(({ result }) =>
    result.tasks.flatMap(task =>
      task.rules.map((rule): RuleDetail & { readonly verdict: Verdict } => {
        const { rule: text, transcripts: _shown, basis: _basis, words: _words, ...told } = rule;
        return { ...told, rule: places.get(key(task.id, text)) ?? -1 };
      }),
    ),
  );
  const students = solutions.map((solution, at): StudentRow => {
    const found = new Map(details[at]?.map(({ rule, verdict }) => [rule, letters[verdict]]));
    return {
      name: solution.name,
      ...(solution.who !== undefined && { who: solution.who }),
      ...(solution.late && { late: true }),
      seed: solution.result.seed,
      rules: Array.from({ length: places.size }, (_, rule) => found.get(rule) ?? ' ').join(''),
      ...beside(solution),
    };
  });
  const told = details.map(rules =>
    rules.filter(({ verdict, advice, trace }) => verdict !== 'pass' || advice || trace),
  );
  return { overview: { versions, tasks, students, causes: causeRows(details), notGraded }, details: told };
}

function key(task: string, rule: string): string {
  return `${task}\n${rule}`;
}

function tasksIn(solutions: readonly GradedSolution[]): TaskColumn[] {
  const tasks = new Map<string, { title: string; rules: Map<string, string | undefined> }>();
  for (const { id, title, rules } of solutions.flatMap(({ result }) => result.tasks)) {
    const known = tasks.get(id) ?? { title, rules: new Map() };
    tasks.set(id, known);
    for (const { rule, words } of rules) known.rules.set(rule, words ?? known.rules.get(rule));
  }
  return [...tasks]
    .map(([id, { title, rules }]) => ({ id, title, rules: [...rules.keys()], says: [...rules.values()] }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}
