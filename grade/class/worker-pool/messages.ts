import type { Result } from '../../../report/result';

/** What to grade, for a worker. */
export interface Assignment {
  readonly target: string;
  readonly tasks: readonly string[];
  readonly seed: string;
  /** Only the scenarios with these names; by default, all of the tasks. */
  readonly scenarios?: readonly string[];
  /** Whether to stop at the first failure. Then advice is left out too. */
  readonly untilFailure?: boolean;
  /** The page of traces to write: its name and path. `packed`: a bundle, of which the page is made elsewhere. */
  readonly traces?: { readonly name: string; readonly path: string; readonly packed?: boolean };
}

/** A worker's messages. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  /** A scenario ended, so the worker is not stuck. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'graded'; readonly result: Result }
  | { readonly kind: 'failed'; readonly why: string };
