import type { Place } from '../../harness/place';
import type { Finder } from '../where/clues';
import type { Evidence } from './evidence';

/** What is behind a failure, and the place of the mistake, where it has one. */
export interface Told {
  readonly says: string;
  readonly place?: Place | undefined;
}

/** One known mistake. If all its signs are there, its sentence is the cause. */
export interface Cause {
  /** The tasks in which to look for it; by default, all. */
  readonly tasks?: readonly number[];
  readonly rule?: RegExp;
  /** In the message of the failed step. */
  readonly message?: RegExp;
  /** In the terminals' output. */
  readonly transcript?: RegExp;
  /** In the programs' statements, without comments. */
  readonly code?: RegExp;
  /** Not in the programs' statements. */
  readonly codeLacks?: RegExp;
  /** The sentence, or a function that returns it; undefined means that it is another mistake. */
  readonly say: string | ((evidence: Evidence) => Told | string | undefined);
  /** Where the mistake is made, or what is missing is due. Without it, the place is that of the wrong thing that was seen. */
  readonly at?: Finder;
}
