import type { Rehearsal } from './rehearsal';

/** A number that the command line may set. */
export interface Parameter {
  /** What it is a number of, for --help: `clients at the same time`. */
  readonly about: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** What the parameters are in one run. */
export type Values<P extends Parameters> = { readonly [Name in keyof P]: number };

/** Something that must hold at the end of a play. */
export interface Expectation<Outcome> {
  /** A sentence, as in a report. */
  readonly that: string;
  /** What was found instead; undefined: it holds. */
  unlike(outcome: Outcome): string | undefined;
  /** Whether a play can tell; what it cannot tell is not said to hold. */
  isTold(outcome: Outcome): boolean;
}

/** A measured number with its unit; how often something happened has none. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
}

/** A rehearsal of several programs of the exercise. */
export interface Scenario<P extends Parameters = Parameters, Outcome = unknown> {
  /** As the command line calls it, and the name of its file. */
  readonly name: string;
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly shows: string;
  readonly parameters: P;
  /** The programs that a target must have. */
  readonly programs: readonly string[];
  /** The programs in the order of their terminals, to be shown side by side where there is room; else one line after another. */
  readonly sideBySide?: readonly string[];
  /** It stops and starts its Redis, so it needs one of its own. */
  readonly haltsRedis?: boolean;
  /** Plays once, and gives what was seen. */
  play(rehearsal: Rehearsal, values: Values<P>): Promise<Outcome>;
  readonly mustHold: readonly Expectation<Outcome>[];
  figures?(outcome: Outcome): Figure[];
}

/** Ties the types of a scenario's parts together; the runner takes it as one of many. */
export function define<const P extends Parameters, Outcome>(scenario: Scenario<P, Outcome>): Scenario {
  return scenario as unknown as Scenario;
}

/**
 * Something that must hold: a sentence, and a question to the outcome that gives what was found instead.
 *
 * @param isTold whether an outcome can tell; default: every one can
 */
export function mustBe<Outcome>(
  that: string,
  unlike: (outcome: Outcome) => string | false | undefined,
  isTold: (outcome: Outcome) => boolean = () => true,
): Expectation<Outcome> {
  return { that, unlike: outcome => unlike(outcome) || undefined, isTold };
}
