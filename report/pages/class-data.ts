import type { ClassResult, GradedSolution, NotGraded } from '../class/class-result';
import type { RuleResult, Verdict } from '../result';

/** A class as its page needs it at once: who passes what, and why not. What is told of each student comes apart. */
export interface ClassData {
  readonly versions: Readonly<Record<string, string>>;
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly rules: readonly string[] }[];
  readonly students: readonly StudentRow[];
  readonly causes: readonly CauseRow[];
  /** What else was in the class's folder, and why it has no grade. */
  readonly notGraded: readonly NotGraded[];
  /** An earlier run of the same class: each student's rules, by name. */
  readonly before?: Readonly<Record<string, string>>;
}

/** One student, or one group. */
export interface StudentRow {
  readonly name: string;
  /** Who it is, where the platform or the roster says more than the name. */
  readonly who?: string;
  readonly late?: boolean;
  readonly seed: string;
  /** A letter for each rule of each task, in their order: see `letters`. */
  readonly rules: string;
  /** Points, and of how many, where the course counts them. */
  readonly points?: readonly [number, number];
  /** Whether there is a page for the student, and one of the traces: their names, from the class's page. */
  readonly page?: string;
  readonly traces?: string;
}

/** One cause of failures, with whom it is behind. */
export interface CauseRow {
  readonly text: string;
  /** Places among all rules. */
  readonly rules: readonly number[];
  /** Places among the students. */
  readonly students: readonly number[];
}

/** What is told of one rule of one student. */
export type RuleDetail = { readonly rule: number } & Omit<RuleResult, 'rule' | 'transcripts'>;

/** The letters that stand for verdicts; a blank where a rule was not looked at. */
export const letters: Readonly<Record<Verdict, string>> = {
  pass: 'p',
  fail: 'f',
  skipped: 's',
  error: 'e',
  advice: 'a',
};

/** What belongs to a solution beside its result. */
export type Beside = (solution: GradedSolution) => Pick<StudentRow, 'points' | 'page' | 'traces'>;

/** Puts a class together for its page. */
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
        const { rule: text, transcripts: _shown, ...told } = rule;
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
  return { overview: { versions, tasks, students, causes: causesIn(details), notGraded }, details: told };
}

function key(task: string, rule: string): string {
  return `${task}\n${rule}`;
}

function tasksIn(solutions: readonly GradedSolution[]): ClassData['tasks'] {
  const tasks = new Map<string, { title: string; rules: Set<string> }>();
  for (const { id, title, rules } of solutions.flatMap(({ result }) => result.tasks)) {
    const known = tasks.get(id) ?? { title, rules: new Set<string>() };
    tasks.set(id, known);
    for (const { rule } of rules) known.rules.add(rule);
  }
  return [...tasks]
    .map(([id, { title, rules }]) => ({ id, title, rules: [...rules] }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** Equal failures once, the most frequent first: by their cause where it is known, else by what was seen. */
function causesIn(details: readonly (readonly RuleDetail[])[]): CauseRow[] {
  const causes = new Map<string, { text: string; rules: Set<number>; students: Set<number> }>();
  details.forEach((rules, student) => {
    for (const { rule, verdict, why = '', cause, causeId } of rules as readonly (RuleDetail & { causeId?: string })[]) {
      if (verdict !== 'fail' && verdict !== 'error') continue;
      const text = cause ?? why.split('\n')[0] ?? '';
      const known = causes.get(causeId ?? text) ?? { text, rules: new Set(), students: new Set() };
      causes.set(causeId ?? text, known);
      known.rules.add(rule);
      known.students.add(student);
    }
  });
  return [...causes.values()]
    .map(({ text, rules, students }) => ({ text: text.slice(0, 600), rules: [...rules], students: [...students] }))
    .sort((a, b) => b.students.length - a.students.length || b.rules.length - a.rules.length);
}
