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
  /** Resolves when nothing can happen any more; asked only when the condition does not hold at once. */
  quiescence(signal: AbortSignal): Promise<void>;
  /** The longest wait, in ms. */
  readonly ceiling: number;
}

/**
 * Waits until a condition gives a value, looking again whenever something happens; gives up as soon as nothing can
 * happen any more, which is what makes a wrong program fail at once and not after a long wait.
 *
 * @param condition looks at the present state; undefined means "not yet"
 */
export async function eventually<T>(
  condition: () => Promise<T | undefined> | T | undefined,
  { changes, quiescence, ceiling }: Bounds,
): Promise<Outcome<T>> {
  const stop = new AbortController();
  const end = endOfWait(quiescence, ceiling, stop);
  try {
    for (let over: Unmet | undefined; ; ) {
      const seen = changes.version;
      const value = await condition();
      if (value !== undefined) return { met: true, value };
      if (over) return { met: false, why: over };
      over = await Promise.race([changes.since(seen).then(() => undefined), end()]);
    }
  } finally {
    stop.abort();
  }
}

/** Starts the search for quiescence and the clock at the first call; the same promise at every later one. */
function endOfWait(quiescence: Bounds['quiescence'], ceiling: number, stop: AbortController): () => Promise<Unmet> {
  let started: Promise<Unmet> | undefined;
  return () => {
    started ??= new Promise<Unmet>((resolve, reject) => {
      const clock = setTimeout(() => resolve('ceiling'), ceiling);
      stop.signal.addEventListener('abort', () => clearTimeout(clock));
      quiescence(stop.signal).then(() => resolve('quiescent'), reject);
    });
    // A wait that is over no longer asks what became of the search.
    started.catch(() => {});
    return started;
  };
}
