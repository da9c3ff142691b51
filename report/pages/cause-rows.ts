import type { RuleResult } from '../result';

/** One kind of cause of failures in a class, with whom it is behind. */
export interface CauseRow {
  readonly text: string;
  /** How it was told of some of them, where that differs. */
  readonly examples?: readonly string[];
  /** Places among all rules. */
  readonly rules: readonly number[];
  /** Places among the students. */
  readonly students: readonly number[];
}

type Failure = Pick<RuleResult, 'verdict' | 'why' | 'cause'> & { readonly rule: number };

const most = { characters: 600, examples: 5 };

/**
 * The causes in a class, the most frequent first: by what is usual behind a failure where that is known, else by what was
 * seen. Causes that differ only in a line's number, or in what is quoted, are one.
 *
 * @param told what is told of each student, in the students' order
 */
export function causeRows(told: readonly (readonly Failure[])[]): CauseRow[] {
  const causes = new Map<string, { texts: Set<string>; rules: Set<number>; students: Set<number> }>();
  told.forEach((rules, student) => {
    for (const { rule, verdict, why = '', cause } of rules) {
      if (verdict !== 'fail' && verdict !== 'error') continue;
      const text = (cause ?? why.split('\n')[0] ?? '').slice(0, most.characters);
      const kind = kindOf(text);
      const known = causes.get(kind) ?? { texts: new Set(), rules: new Set(), students: new Set() };
      causes.set(kind, known);
      known.texts.add(text);
      known.rules.add(rule);
      known.students.add(student);
    }
  });
  return [...causes]
    .map(([kind, { texts, rules, students }]): CauseRow => {
      const [only = '', ...others] = texts;
      return {
        text: others.length === 0 ? only : kind,
        ...(others.length > 0 && { examples: [...texts].slice(0, most.examples) }),
        rules: [...rules],
        students: [...students],
      };
    })
    .sort((a, b) => b.students.length - a.students.length || b.rules.length - a.rules.length);
}

/** A cause without what is one student's own: the place, and what is quoted. */
function kindOf(text: string): string {
  return text
    .replace(/([\w./-]+\.[cm]?[jt]sx?):\d+(?::\d+)?/g, '$1')
    .replace(/ in line \d+/g, '')
    .replace(/"(?:[^"\\]|\\.)*"/g, '“…”');
}
