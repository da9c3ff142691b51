import type { Difference } from './difference';

/** The outcome of a comparison. `bindings` holds the given ones too; where nothing matched, only those. */
export interface Comparison {
  readonly matches: boolean;
  readonly bindings: Record<string, string>;
  readonly difference?: Difference;
}
