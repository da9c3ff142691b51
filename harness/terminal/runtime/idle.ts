import { performance } from 'node:perf_hooks';
import type { Channel } from './channel/channel';
import type { ProgramClock } from './clock/program-clock';
import { type Due, later, type ProgramTimers } from './clock/timers';
import type { Connections, Listeners, Traffic } from './network';

/** A program's message when it has nothing left to do. */
export interface IdleAnswer {
  /** The number of the probe that this answers. */
  readonly idle: number;
  /** The number of events of Node's loop without the harness's own messages: everything from outside is an event. */
  readonly events: number;
  /**
   * The traffic of its connections to the scenario's services, to its own servers, and of connections to its servers.
   */
  readonly services: Traffic;
  readonly own: Traffic;
  readonly incoming: Traffic;
  /** Its clock, in ms of the session's time, and when its next timers are due; undefined: the machine's clock. */
  readonly clock?: { readonly now: number } & Due;
}

// Kept from before the program's first line: a test suite may put fake ones in their place.
const { setImmediate } = globalThis;
const { min } = Math;
const activeResources = process.getActiveResourcesInfo.bind(process);
const { nodeTiming } = performance as unknown as { nodeTiming: { uvMetricsInfo: { events: number } } };

/** What an idle program may have open, because it waits for others. Anything else is its own work under way. */
const waiting = /^(TCPSocketWrap|TCPServerWrap|PipeWrap|TTYWrap|SignalWrap|FSEventWrap|MessagePort|Timeout)$/;

/** After so long it is looked again whether a busy program has come to rest, in ms: soon at first, as most do at once. */
const moments = { first: 1, last: 10 };

/**
 * Answers the harness's probes once this program is idle: no timer of its own pending, no connection being made, no
 * file being read, nothing queued. The answer counts all that has happened so far, so that the harness can tell from two
 * of them that nothing did in between.
 */
export function answerProbes(
  channel: Channel,
  { services, own }: Connections,
  { incoming }: Listeners,
  clock: ProgramClock,
  timers: ProgramTimers,
): void {
  function answerWhenIdle(probe: number, moment = moments.first): void {
    // Some turns of the loop, so that what has already arrived is read first.
    setImmediate(() => setImmediate(() => setImmediate(check, probe, moment)));
  }
  function check(probe: number, moment: number): void {
    if (isIdle(timers)) {
      clock.rest();
      channel.tell(answerTo(probe));
      return;
    }
    if (clock.moved && clock.stayBusy(moment)) timers.fireDue();
    // Node has no event for "nothing left to do but wait", so check again in a moment.
    later(() => answerWhenIdle(probe, min(2 * moment, moments.last)), moment);
  }
  function answerTo(idle: number): IdleAnswer {
    const events = nodeTiming.uvMetricsInfo.events - channel.events;
    const time = clock.moved ? { clock: { now: clock.now, ...timers.due() } } : {};
    return { idle, events, services: services.sum(), own: own.sum(), incoming: incoming.sum(), ...time };
  }
  channel.hear(({ probe, moveTo }) => {
    if (moveTo !== undefined) {
      clock.moveTo(moveTo);
      timers.fireDue();
    }
    if (probe !== undefined) answerWhenIdle(probe);
  });
}

function isIdle(timers: ProgramTimers): boolean {
  const active = activeResources();
  const keeping = active.filter(name => name === 'Timeout').length;
  return timers.areIdle(keeping) && active.every(name => waiting.test(name));
}
