import type { Channel } from './channel/channel';
import type { Connections } from './connections';

// Kept from before the program's first line: a test suite may put fake ones in their place.
const { setImmediate, setTimeout } = globalThis;
const activeResources = process.getActiveResourcesInfo.bind(process);

/** What a program may have open and still be idle: it waits on others. Anything else is work of its own under way. */
const waiting = /^(TCPSocketWrap|TCPServerWrap|PipeWrap|TTYWrap|SignalWrap|Timeout)$/;

/**
 * Answers the harness's probes once this program is idle: no timer of its own pending, no connection being made, no
 * file being read, nothing queued. The answer carries the traffic so far, so that the harness can tell from two
 * rounds of answers that nothing was under way between programs either.
 *
 * @param housekeeping how many timers are only housekeeping now
 */
export function answerProbes(channel: Channel, connections: Connections, housekeeping: () => number): void {
  function answerWhenIdle(probe: number): void {
    // Two turns of the loop: whatever had already arrived is read first.
    setImmediate(() => setImmediate(() => setImmediate(check, probe)));
  }
  function check(probe: number): void {
    if (isIdle(housekeeping())) channel.tell({ idle: probe, bytes: connections.bytes() });
    // Node has no event for "nothing left to do but wait": look again in a moment.
    else setTimeout(answerWhenIdle, 10, probe).unref();
  }
  channel.hear(({ probe }) => {
    if (probe !== undefined) answerWhenIdle(probe);
  });
}

function isIdle(housekeeping: number): boolean {
  const active = activeResources();
  const timers = active.filter(name => name === 'Timeout').length;
  return timers <= housekeeping && active.every(name => waiting.test(name));
}

/** A timer of a library's that is set for at least so long, in ms, only guards against what does not happen here. */
const longest = 5000;

/**
 * Counts the timers that libraries keep going for housekeeping: intervals (Kue has two), and long ones (BullMQ's workers
 * look for stalled jobs now and then, and for a Redis that hangs). The program's own are its work.
 *
 * @returns how many of them there are now
 */
export function watchHousekeeping(): () => number {
  const timers = new Set<NodeJS.Timeout & { _destroyed?: boolean }>();
  for (const name of ['setInterval', 'setTimeout'] as const) {
    const original = globalThis[name] as typeof globalThis.setInterval;
    const watched = function (this: unknown, ...args: Parameters<typeof original>): NodeJS.Timeout {
      const timer = original.apply(this, args);
      const mayBe = name === 'setInterval' || Number(args[1]) >= longest;
      if (mayBe && callerIsLibrary()) timers.add(timer);
      return timer;
    };
    Object.assign(globalThis, { [name]: Object.assign(watched, original) });
  }
  return () => {
    for (const timer of timers) if (timer._destroyed) timers.delete(timer);
    return [...timers].filter(timer => timer.hasRef()).length;
  };
}

function callerIsLibrary(): boolean {
  const caller = new Error().stack?.split('\n')[3] ?? '';
  return /[\\/]node_modules[\\/]/.test(caller);
}
