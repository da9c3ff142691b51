import type { Limits } from './limits';
import type { ClockSettings } from './runtime/clock/program-clock';
import type { RuntimeSettings } from './runtime/program';

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
  /** A folder of this terminal's own: the working directory, and the only place to write. */
  readonly scratch: string;
  /** The folder of packages that is found from there; a program that stands in the stage finds the stage's own. */
  readonly packages?: string;
  /** What is loaded before the program, by path. */
  readonly first?: readonly string[];
  /** From the ports that the program dials to where the services are; 0: nothing is there. */
  readonly ports: Readonly<Record<string, number>>;
  /** The time of its session, which goes on; undefined: its clock is the machine's. */
  readonly clock?: ClockSettings;
  /** Whether the program's preload tells what only a trace needs. */
  readonly traced?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: what a few jobs or requests need. */
  readonly limits?: Limits;
}

/** What a program's preload is told. */
export function runtimeSettings(
  { stage, scratch, ports, clock, first, traced = false }: Launch,
  ownPorts: readonly number[],
): RuntimeSettings {
  const time = clock && { now: clock.now, epoch: clock.epoch };
  return {
    ports,
    ownPorts,
    clock: time,
    first,
    traced,
    compiled: { from: [scratch, `${stage}/files`], at: `${stage}/compiled` },
  };
}
