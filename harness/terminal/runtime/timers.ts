/** Node's own timer; what begins with a sign is undocumented, and has been there since Node 11. */
type Timer = NodeJS.Timeout & { _destroyed?: boolean; _idleTimeout?: number };

const sample = setTimeout(() => {}, 0);
clearTimeout(sample);
const prototype: NodeJS.Timeout = Object.getPrototypeOf(sample);

/** Node's own `unref`, for timers of the harness's. */
export const { unref } = prototype;

/** A timer of a library's that is set for at least so long, in ms, only guards against what does not happen here. */
const longest = 5000;

/** The timers of a program. */
export interface ProgramTimers {
  /** How many that keep the program alive are only housekeeping now. */
  housekeeping(): number;
  /** Whether one that does not keep it alive is still to come, and is no housekeeping. */
  unrefWork(): boolean;
}

/**
 * Tells the timers that libraries keep going for housekeeping: intervals (Kue has two), and long ones (BullMQ's workers
 * look for stalled jobs now and then, and for a Redis that hangs). The program's own are its work.
 */
export function watchTimers(): ProgramTimers {
  const libraries = new Set<Timer>();
  const own = new WeakSet<Timer>();
  for (const name of ['setInterval', 'setTimeout'] as const) {
    const original = globalThis[name] as typeof globalThis.setInterval;
    const watched = function (this: unknown, ...args: Parameters<typeof original>): NodeJS.Timeout {
      const timer: Timer = original.apply(this, args);
      const mayBe = name === 'setInterval' || Number(args[1]) >= longest;
      if (mayBe && callerIsLibrary()) libraries.add(timer);
      else own.add(timer);
      return timer;
    };
    Object.assign(globalThis, { [name]: Object.assign(watched, original) });
  }
  // Of Node's own, made for its servers and sockets, the long ones only guard too.
  const isGuard = (timer: Timer) => !own.has(timer) && (timer._idleTimeout ?? 0) >= longest;
  const unrefTimers = noteUnref();
  return {
    unrefWork: () => unrefTimers().some(timer => !libraries.has(timer) && !isGuard(timer)),
    housekeeping() {
      for (const timer of libraries) if (timer._destroyed) libraries.delete(timer);
      return [...libraries].filter(timer => timer.hasRef()).length;
    },
  };
}

function callerIsLibrary(): boolean {
  const caller = new Error().stack?.split('\n')[3] ?? '';
  return /[\\/]node_modules[\\/]/.test(caller);
}

/** Notes the timers that do not keep the program alive: Node does not count them, and yet their time may come. */
function noteUnref(): () => Timer[] {
  const timers = new Set<Timer>();
  function living(): Timer[] {
    for (const timer of timers) if (timer._destroyed || timer.hasRef()) timers.delete(timer);
    return [...timers];
  }
  let room = 1000;
  prototype.unref = function (this: Timer) {
    timers.add(this);
    if (timers.size > room) room = 2 * living().length + 1000;
    return unref.call(this);
  };
  return living;
}
