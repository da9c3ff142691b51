import type { Channel } from './channel';
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
 */
export function answerProbes(channel: Channel, connections: Connections): void {
  const libraryIntervals = watchIntervals();

  function answerWhenIdle(probe: number): void {
    // Two turns of the loop: whatever had already arrived is read first.
    setImmediate(() => setImmediate(() => setImmediate(check, probe)));
  }
  function check(probe: number): void {
    if (isIdle(libraryIntervals())) channel.tell({ idle: probe, bytes: connections.bytes() });
    // Node has no event for "nothing left to do but wait": look again in a moment.
    else setTimeout(answerWhenIdle, 10, probe).unref();
  }
  channel.hear(({ probe }) => {
    if (probe !== undefined) answerWhenIdle(probe);
  });
}

function isIdle(libraryIntervals: number): boolean {
  const active = activeResources();
  const timers = active.filter(name => name === 'Timeout').length;
  return timers <= libraryIntervals && active.every(name => waiting.test(name));
}

/** Counts the intervals that libraries keep going for housekeeping (Kue has two); the program's own are its work. */
function watchIntervals(): () => number {
  const intervals = new Set<NodeJS.Timeout & { _destroyed?: boolean }>();
  const original = globalThis.setInterval;
  const watched = function (this: unknown, ...args: Parameters<typeof original>): NodeJS.Timeout {
    const interval = original.apply(this, args);
    if (callerIsLibrary()) intervals.add(interval);
    return interval;
  };
  globalThis.setInterval = Object.assign(watched, original) as typeof original;
  return () => {
    for (const interval of intervals) if (interval._destroyed) intervals.delete(interval);
    return [...intervals].filter(interval => interval.hasRef()).length;
  };
}

function callerIsLibrary(): boolean {
  const caller = new Error().stack?.split('\n')[3] ?? '';
  return /[\\/]node_modules[\\/]/.test(caller);
}
