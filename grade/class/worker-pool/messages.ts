import type { Result } from '../../../report/result';

/** What a worker is asked for. */
export interface Assignment {
  readonly target: string;
  readonly tasks: readonly string[];
  readonly seed: string;
  /** Only the scenarios of these names; all of the tasks' where it is not given. */
  readonly scenarios?: readonly string[];
  /** Whether the first failure is enough: then the rest, and what only advises, is left out. */
  readonly untilFailure?: boolean;
  /** Whose traces to write as a page, and where. */
  readonly traces?: { readonly name: string; readonly path: string };
}

/** What a worker says. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  /** A scenario ended: it is not stuck. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'graded'; readonly result: Result }
  | { readonly kind: 'failed'; readonly why: string };
