import type { Bindings } from '../pattern';
import type { Difference } from './difference';

/** The outcome of a comparison. `bindings` holds the given ones too; where nothing matched, only those. */
export interface Comparison {
  readonly matches: boolean;
  readonly bindings: Record<string, string>;
  readonly difference?: Difference;
}

/**
 * A comparison that did not match. The difference is worked out when it is first asked for: who waits for a transcript to
 * become right compares it again with every line that arrives, and looks at the last difference only.
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
