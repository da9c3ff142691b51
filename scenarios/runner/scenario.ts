import type { Rehearsal } from './rehearsal';

/** A number that the command line can set. */
export interface Parameter {
  /** What it counts, for --help: `clients at the same time`. */
  readonly about: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** The parameters of one run. */
export type Values<P extends Parameters> = { readonly [Name in keyof P]: number };

/** An expectation at the end of a play. */
export interface Expectation<Outcome> {
  /** A sentence, as in a report. */
  readonly that: string;
  /** What was found instead; undefined if it holds. */
  unlike(outcome: Outcome): string | undefined;
  /** Whether a play can tell. If it cannot, the expectation does not count as held. */
  canTell(outcome: Outcome): boolean;
}

/** A measured number with its unit; counts have none. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
}

/** A rehearsal of several programs of the exercise. */
export interface Scenario<P extends Parameters = Parameters, Outcome = unknown> {
  /** Its name on the command line, and of its file. */
  readonly name: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly shows: string;
  readonly parameters: P;
  /** The programs that a target must have. */
  readonly programs: readonly string[];
  /** The programs in the order of their terminals. They are shown side by side if there is room. */
  readonly sideBySide?: readonly string[];
  /** Whether it stops and starts its Redis, so that it needs one of its own. */
  readonly haltsRedis?: boolean;
  /** Plays once, and returns what it saw. */
  play(rehearsal: Rehearsal, values: Values<P>): Promise<Outcome>;
  readonly mustHold: readonly Expectation<Outcome>[];
  figures?(outcome: Outcome): Figure[];
}

/** Checks that the types of a scenario's parts fit together; the runner only sees the common type. */
export function define<const P extends Parameters, Outcome>(scenario: Scenario<P, Outcome>): Scenario {
  return scenario as unknown as Scenario;
}

/**
 * An expectation: a sentence, and a function of the outcome that returns what was found instead.
 *
 * @param canTell whether an outcome can tell; by default, every one can
 */
export function mustBe<Outcome>(
  that: string,
  unlike: (outcome: Outcome) => string | false | undefined,
  canTell: (outcome: Outcome) => boolean = () => true,
): Expectation<Outcome> {
  return { that, unlike: outcome => unlike(outcome) || undefined, canTell };
}
