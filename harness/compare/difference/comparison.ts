import type { Bindings } from '../pattern';
import type { Difference } from './difference';

/** The outcome of a comparison. `bindings` holds the given names and, when the text matched, those bound by it. */
export interface Comparison {
  readonly matches: boolean;
  readonly bindings: Record<string, string>;
  readonly difference?: Difference;
}

/**
 * A comparison that did not match. The difference is computed when it is first read: a wait compares a transcript again with
 * every new line, but only reads the last difference.
 */
export function mismatch(bindings: Bindings, find: () => Difference): Comparison {
  let found: Difference | undefined;
  return {
    matches: false,
    bindings: { ...bindings },
    get difference() {
      found ??= find();
      return found;
    },
  };
}
