import type { Limits } from './limits';

/** What to run, and where. */
export interface Launch {
  /** The number by which the feature calls this terminal. */
  readonly number: number;
  /** The program's name, as the exercise names it. */
  readonly program: string;
  /** What Node starts: a staged program, or a tool such as a test runner. */
  readonly main: string;
  readonly args?: readonly string[];
  /** What is started instead of Node where no program of the target runs: a tool of the harness's own, and its arguments. */
  readonly command?: readonly string[];
  /** What is typed, to its end; without it there is nothing to be read. */
  readonly input?: string;
  /** The stage's folder; the program may read it. */
  readonly stage: string;
  /** The learner's folder, which stands in transcripts where the stage's would. */
  readonly target: string;
  /** An empty folder of this terminal's own: the working directory, and the only place to write. */
  readonly scratch: string;
  /** From the ports that the program dials to where the services are; 0: nothing is there. */
  readonly ports: Readonly<Record<string, number>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: what a few jobs or requests need. */
  readonly limits?: Limits;
}
