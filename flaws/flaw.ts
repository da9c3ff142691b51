/** A planted bug: one small edit of the reference that breaks one rule. */
export interface Flaw {
  /** Short, in lower case, with dashes; the only one of its name. */
  readonly id: string;
  /** The program that is edited, without its ending: `5-subscriber`. */
  readonly program: string;
  /** What is replaced: it must stand in the program exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The tag of the task whose rules are to catch it: `task-5`. */
  readonly task: string;
  /** The rule that it breaks, word for word as the feature has it. */
  readonly rule: string;
  /** How a learner comes to make this mistake, in one sentence. */
  readonly how: string;
}

/** The reference in other words: a harmless edit that every rule must let pass. */
export interface Equivalent {
  readonly id: string;
  readonly program: string;
  readonly find: string;
  readonly replace: string;
  readonly task: string;
  /** What is different, in one sentence. */
  readonly what: string;
}
