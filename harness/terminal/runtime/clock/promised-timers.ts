import promisesModule from 'node:timers/promises';
import type { ProgramClock } from './program-clock';

// Kept from before the program's first line.
const { clearTimeout } = globalThis;

type Options = { signal?: AbortSignal; ref?: boolean };

/**
 * Has the timers that give promises follow the program's clock: those of `node:timers/promises`, and `AbortSignal.timeout`.
 *
 * @param setTimeout follows it already
 * @returns what `promisify(setTimeout)` gives
 */
export function followPromises(clock: ProgramClock, setTimeout: typeof globalThis.setTimeout) {
  const real = { ...promisesModule };

  function wait<T>(delay?: number, value?: T, options: Options = {}): Promise<T> {
    if (!clock.moved) return real.setTimeout(delay, value as T, options);
    const { signal, ref = true } = options;
    return new Promise<T>((resolve, reject) => {
      const aborted = () => {
        clearTimeout(timer);
        reject(abortError(signal));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', aborted);
        resolve(value as T);
      }, delay);
      if (!ref) timer.unref();
      if (signal?.aborted) aborted();
      else signal?.addEventListener('abort', aborted, { once: true });
    });
  }
  async function* repeat<T>(delay?: number, value?: T, options: Options = {}): AsyncGenerator<T> {
    if (!clock.moved) return yield* real.setInterval(delay, value as T, options);
    for (;;) yield await wait(delay, value, options);
  }
  Object.assign(promisesModule, { setTimeout: wait, setInterval: repeat });
  const pause = (delay: number, options?: Options) => wait(delay, undefined, options);
  Object.assign(promisesModule.scheduler, { wait: pause });
  followAbortSignal(clock, setTimeout);
  return wait;
}

function followAbortSignal(clock: ProgramClock, setTimeout: typeof globalThis.setTimeout): void {
  const real = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = milliseconds => {
    if (!clock.moved) return real(milliseconds);
    const controller = new AbortController();
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    setTimeout(() => controller.abort(reason), milliseconds).unref();
    return controller.signal;
  };
}

function abortError(signal: AbortSignal | undefined): Error {
  const error = new Error('The operation was aborted', { cause: signal?.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}
