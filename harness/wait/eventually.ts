import type { Changes } from './changes';

/** What came of a wait: what was waited for, or why nothing came of it. */
export type Outcome<T> = { readonly met: true; readonly value: T } | { readonly met: false; readonly why: Unmet };

/**
 * `quiescent`: every program waits for something, and nothing is under way that could still change anything.
 * `ceiling`: the wait lasted longer than any wait should.
 */
export type Unmet = 'quiescent' | 'ceiling';

/** What bounds a wait. */
export interface Bounds {
  /** Told of everything that may make the condition true. */
  readonly changes: Changes;
  /** Resolves when the wait is over, with why; asked only when the condition does not hold at once. */
  over(signal: AbortSignal): Promise<Unmet>;
}

/**
 * Waits until a condition gives a value, looking again whenever something happens; gives up as soon as nothing can
 * happen any more, which is what makes a wrong program fail at once and not after a long wait.
 *
 * @param condition looks at the present state; undefined means "not yet"
 */
export async function eventually<T>(
  condition: () => Promise<T | undefined> | T | undefined,
  { changes, over }: Bounds,
): Promise<Outcome<T>> {
  const stop = new AbortController();
  let ended: Promise<Unmet> | undefined;
  try {
    for (let why: Unmet | undefined; ; ) {
      const seen = changes.version;
      const value = await condition();
      if (value !== undefined) return { met: true, value };
      if (why) return { met: false, why };
      ended ??= over(stop.signal);
      // A wait that is over no longer asks what became of the search.
      ended.catch(() => {});
      why = await Promise.race([changes.since(seen).then(() => undefined), ended]);
    }
  } finally {
    stop.abort();
  }
}
