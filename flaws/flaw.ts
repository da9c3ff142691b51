/** An edit of one program. */
export interface TextEdit {
  /** The program that is edited, without its ending: `5-subscriber`. */
  readonly program: string;
  /** What is replaced: it must stand in the program exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** Another file in place of one that is no program. */
export interface FileEdit {
  /** The file's name, with its ending: `dump.rdb`. */
  readonly file: string;
  /** All that it then holds; null: it is not there. */
  readonly content: string | Uint8Array | null;
  /** Further files that it needs, by name. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** One edit of the reference. */
export type Edit = { readonly id: string } & (TextEdit | FileEdit);

/** A planted bug: one small edit of the reference that breaks one rule. Its id is short, in lower case, with dashes, and the only one of its task. */
export type Flaw = Edit & {
  /** The tag of the task whose rules are to catch it: `task-5`. */
  readonly task: string;
  /** The rule that it breaks, word for word as the feature has it. */
  readonly rule: string;
  /** How a learner comes to make this mistake, in one sentence. */
  readonly how: string;
};

/** The reference in other words: a harmless edit that every rule must let pass. */
export type Equivalent = Edit & {
  readonly task: string;
  /** What is different, in one sentence. */
  readonly what: string;
};
