import timersModule from 'node:timers';
import { promisify } from 'node:util';
import { never, type ProgramClock } from './program-clock';
import { followPromises } from './promised-timers';
import { followSockets } from './socket-timers';

/** Node's own timer; what begins with a sign is undocumented, and has been there since Node 11. */
type Timer = NodeJS.Timeout & { _destroyed?: boolean; _idleTimeout?: number; _repeat?: number | null };
type SetTimer = (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => Timer;

// Kept from before the program's first line.
const { setTimeout, setInterval, clearTimeout } = globalThis;
const sample = setTimeout(() => {}, 0);
clearTimeout(sample);
const prototype: NodeJS.Timeout = Object.getPrototypeOf(sample);
const { unref, refresh } = prototype;

/** Runs something of the harness's own in so many ms; the program is not kept alive by it. */
export function later(call: () => void, milliseconds: number): void {
  unref.call(setTimeout(call, milliseconds));
}

/** A timer of a library's that is set for at least so long, in ms, only guards against what does not happen here. */
const longest = 5000;

/** A timer that waits for the program's clock. */
interface Waiting {
  due: number;
  readonly order: number;
  readonly delay: number;
  readonly again: boolean;
  /** A library's, for housekeeping: if its delay is short, once it has fired; who set it may be forged, what it does may not. */
  housekeeping: boolean;
  readonly isLibrarys: boolean;
  run(): void;
}

/** When the next timers are due, on the program's clock; undefined: there is none. */
export interface Due {
  readonly work?: number | undefined;
  /** A library's, for housekeeping. */
  readonly housekeeping?: number | undefined;
  /** How many there are. */
  readonly count: number;
}

/** The timers of a program. */
export interface ProgramTimers {
  /** Whether all of them wait for the program's clock, or are only housekeeping where it is the machine's. */
  areIdle(keeping: number): boolean;
  due(): Due;
  /** Fires those whose time has come. */
  fireDue(): void;
}

/**
 * Takes the program's timers into the harness's hand: each is a timer of Node's own that never fires by itself, so that what
 * a program can do with one it still can. Where the clock is the machine's, they are only watched.
 *
 * Timers that libraries and Node keep going for housekeeping are told apart: intervals (Kue has two, an HTTP server one), and
 * long ones (BullMQ's workers look for stalled jobs now and then, and for a Redis that hangs). The program's own are its work.
 */
export function watchTimers(clock: ProgramClock): ProgramTimers {
  const waiting = new Map<Timer, Waiting>();
  const fired = new WeakMap<Timer, Waiting>();
  const libraries = new Set<Timer>();
  const own = new WeakSet<Timer>();
  const unrefTimers = noteUnref();
  let order = 0;
  let room = 1000;

  function wrapped(real: SetTimer, again: boolean): SetTimer {
    return function (this: unknown, callback, delay, ...args) {
      const mayBe = again || Number(delay) >= longest;
      const housekeeping = mayBe && callerIsLibrary();
      const whole = Math.trunc(Number(delay) >= 1 && Number(delay) <= never ? Number(delay) : 1);
      if (clock.moved && typeof callback === 'function' && whole > 1) {
        const timer: Timer = real.call(this, () => {}, never);
        hold(timer, whole, again, housekeeping, () => callback.apply(timer, args));
        return timer;
      }
      const timer: Timer = real.call(this, clock.moved ? passing(callback) : callback, delay, ...args);
      if (housekeeping) libraries.add(timer);
      else own.add(timer);
      return timer;
    };
  }
  /** The shortest ones come at once, and the clock goes on with them. */
  function passing<T>(callback: T): T {
    if (typeof callback !== 'function') return callback;
    return function (this: unknown, ...args: unknown[]) {
      clock.moveTo(clock.now + 1);
      fireDue();
      return callback.apply(this, args);
    } as T;
  }
  function hold(timer: Timer, delay: number, again: boolean, isLibrarys: boolean, run: () => void): void {
    order += 1;
    const isGuard = isLibrarys && delay >= longest;
    waiting.set(timer, { due: clock.now + delay, order, delay, again, housekeeping: isGuard, isLibrarys, run });
    if (waiting.size > room) room = 2 * [...living()].length + 1000;
  }
  function* living(): Generator<[Timer, Waiting]> {
    for (const entry of waiting) {
      if (entry[0]._destroyed) waiting.delete(entry[0]);
      else yield entry;
    }
  }
  function fireDue(): void {
    const due = [...living()].filter(([, timer]) => timer.due <= clock.now);
    due.sort(([, one], [, other]) => one.due - other.due || one.order - other.order);
    for (const [timer, entry] of due) {
      if (entry.again) {
        entry.due = clock.now + entry.delay;
        entry.housekeeping = entry.isLibrarys;
      } else {
        waiting.delete(timer);
        fired.set(timer, entry);
      }
      // By Node's own timers, so that it is called from where, and in the order in which, timers always are.
      setTimeout(fire, 1, timer, entry);
    }
  }
  function fire(timer: Timer, { again, run }: Waiting): void {
    if (timer._destroyed) return;
    try {
      run();
    } finally {
      // Unless it was set again meanwhile.
      if (!again && !waiting.has(timer)) clearTimeout(timer);
    }
  }

  prototype.refresh = function (this: Timer) {
    const entry = waiting.get(this) ?? fired.get(this);
    if (entry) waiting.set(this, Object.assign(entry, { due: clock.now + entry.delay }));
    return refresh.call(this);
  };
  const set = { setTimeout: wrapped(setTimeout, false), setInterval: wrapped(setInterval, true) };
  const promised = followPromises(clock, set.setTimeout as typeof globalThis.setTimeout);
  Object.defineProperty(set.setTimeout, promisify.custom, { value: promised, enumerable: true });
  followSockets(clock, set.setTimeout as typeof globalThis.setTimeout);
  Object.assign(globalThis, set);
  Object.assign(timersModule, set);

  // Of Node's own, made for its servers and sockets, the long ones only guard too.
  const isGuard = (timer: Timer) => !own.has(timer) && (timer._idleTimeout ?? 0) >= longest;
  // Where the clock is the machine's, an interval that does not keep the program is housekeeping, whoever set it.
  const isHousekeeping = (timer: Timer) => libraries.has(timer) || typeof timer._repeat === 'number';
  const isWork = (timer: Timer) => !waiting.has(timer) && !isHousekeeping(timer) && !isGuard(timer);
  return {
    areIdle(keeping) {
      const held = [...[...living()].map(([timer]) => timer), ...alive(libraries)];
      return keeping <= held.filter(timer => timer.hasRef()).length && !unrefTimers().some(isWork);
    },
    due() {
      const next = (housekeeping: boolean) => {
        const times = [...living()]
          .filter(([, timer]) => timer.housekeeping === housekeeping)
          .map(([, { due }]) => due);
        return times.length > 0 ? Math.min(...times) : undefined;
      };
      return { work: next(false), housekeeping: next(true), count: [...living()].length };
    },
    fireDue,
  };
}

function alive(timers: Set<Timer>): Timer[] {
  for (const timer of timers) if (timer._destroyed) timers.delete(timer);
  return [...timers];
}

/** Whether a timer is set by a library, or by Node itself for its servers, and not by the program. */
function callerIsLibrary(): boolean {
  const frames = new Error().stack?.split('\n').slice(1) ?? [];
  const caller = frames.find(frame => !frame.includes(__dirname)) ?? '';
  return /[\\/]node_modules[\\/]|[( ]node:/.test(caller);
}

/** Notes the timers that do not keep the program alive: Node does not count them, and yet their time may come. */
function noteUnref(): () => Timer[] {
  const timers = new Set<Timer>();
  let room = 1000;
  function living(): Timer[] {
    for (const timer of timers) if (timer._destroyed || timer.hasRef()) timers.delete(timer);
    return [...timers];
  }
  prototype.unref = function (this: Timer) {
    timers.add(this);
    if (timers.size > room) room = 2 * living().length + 1000;
    return unref.call(this);
  };
  return living;
}
