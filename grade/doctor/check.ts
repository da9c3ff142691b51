/** The result of one check. */
export interface Finding {
  /** `bad`: nothing can be graded; `poor`: grading is slower or incomplete. */
  readonly state: 'good' | 'poor' | 'bad';
  /** What is there. */
  readonly found: string;
  /** What to do about it, as a clause. */
  readonly mend?: string;
}

/** One thing that the harness needs on a machine. */
export interface Check {
  readonly name: string;
  look(): Finding | Promise<Finding>;
}
