/** An edit of one program. */
export interface TextEdit {
  /** The program that is edited, without its ending: `5-subscriber`. */
  readonly program: string;
  /** The text to replace. The program must contain it exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** A new content for a file that is not a program. */
export interface FileEdit {
  /** The file's name, with its ending: `dump.rdb`. */
  readonly file: string;
  /** Its whole content; null: the file is missing. */
  readonly content: string | Uint8Array | null;
  /** Further files that it needs, by name. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** One edit of the reference. */
export type Edit = { readonly id: string } & (TextEdit | FileEdit);

/**
 * A planted bug: one small edit of the reference that breaks one rule. Its id is short, in lower case, with dashes, and unique
 * in its task.
 */
export type Flaw = Edit & {
  /** The tag of the task whose rules are to catch it: `task-5`. */
  readonly task: string;
  /** The rule that it breaks, with the exact words of the feature. */
  readonly rule: string;
  /** How a learner makes this mistake, in one sentence. */
  readonly how: string;
};

/** The reference in other words: a harmless edit that every rule must let pass. */
export type Equivalent = Edit & {
  readonly task: string;
  /** What is different, in one sentence. */
  readonly what: string;
};
