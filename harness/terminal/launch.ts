import type { Limits } from './limits';
import type { ClockSettings } from './runtime/clock/program-clock';
import type { RuntimeSettings } from './runtime/program';

/** What to run, and where. */
export interface Launch {
  /** The terminal's number in the feature. */
  readonly number: number;
  /** The program's name, as the exercise names it. */
  readonly program: string;
  /** What Node starts: a staged program, or a tool such as a test runner. */
  readonly main: string;
  readonly args?: readonly string[];
  /** A tool of the harness that runs instead of a program of the target, and its arguments. */
  readonly command?: readonly string[];
  /** The whole standard input; without it, standard input is empty. */
  readonly input?: string;
  /** The stage's folder; the program may read it. */
  readonly stage: string;
  /** The learner's folder, which transcripts show instead of the stage's. */
  readonly target: string;
  /** This terminal's own folder: its working directory, and the only place where it may write. */
  readonly scratch: string;
  /** The packages that programs in that folder find; programs in the stage find the stage's own. */
  readonly packages?: string;
  /** The paths of what to load before the program. */
  readonly first?: readonly string[];
  /** From the ports that the program connects to, to the ports of the services; 0: no service. */
  readonly ports: Readonly<Record<string, number>>;
  /** The time of its session; undefined: the machine's clock. */
  readonly clock?: ClockSettings;
  /** Whether the preload also reports what only a trace needs. */
  readonly traced?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: what a few jobs or requests need. */
  readonly limits?: Limits;
}

/** The settings of a program's preload. */
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
