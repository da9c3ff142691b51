import type { Changes } from './changes';

/** The outcome of a wait: its value, or why there is none. */
export type Outcome<T> = { readonly met: true; readonly value: T } | { readonly met: false; readonly why: Unmet };

/**
 * `quiescent`: every program waits for something, and nothing is under way that could still change anything.
 * `ceiling`: the wait lasted longer than any wait should.
 */
export type Unmet = 'quiescent' | 'ceiling';

/** What bounds a wait. */
export interface Bounds {
  /** Reports every event that may make the condition true. */
  readonly changes: Changes;
  /** Resolves with the reason when the wait is over; called only if the condition does not hold at once. */
  over(signal: AbortSignal): Promise<Unmet>;
}

/**
 * Waits until a condition returns a value; checks it again whenever something happens. Gives up as soon as nothing can happen
 * any more, so that a wrong program fails at once, not after a time-out.
 *
 * @param condition checks the present state; undefined means "not yet"
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
      // Ignores errors after the wait is over.
      ended.catch(() => {});
      why = await Promise.race([changes.since(seen).then(() => undefined), ended]);
    }
  } finally {
    stop.abort();
  }
}
