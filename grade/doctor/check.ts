/** What one look at the machine found. */
export interface Finding {
  /** `bad`: nothing can be graded; `poor`: it can, but slower or with less. */
  readonly state: 'good' | 'poor' | 'bad';
  /** What is there. */
  readonly found: string;
  /** What to do, where it is not good: a clause. */
  readonly mend?: string;
}

/** One thing that the harness needs of a machine. */
export interface Check {
  readonly name: string;
  look(): Finding | Promise<Finding>;
}
