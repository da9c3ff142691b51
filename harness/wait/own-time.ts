import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { HarnessError } from '../errors';

/** The interval at which the processes' own time is measured, in ms. */
const tick = 100;
/** The factor after which the machine is at fault: a wait may last so many times as long in real time. */
const most = 30;

/**
 * Resolves after so much of the processes' own time: time in which none of them waited for a processor or was stopped. So a
 * wait lasts for the same work on a slow machine as on a fast one.
 *
 * @param milliseconds how much of their own time
 * @param processes the present processes
 * @throws HarnessError when the machine has given them almost no time
 */
export async function untilOwnTime(
  milliseconds: number,
  processes: () => readonly number[],
  signal: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  const before = new Map<number, number>();
  let own = 0;
  for (let lookedAt = startedAt; own < milliseconds; ) {
    await pause(Math.min(tick, milliseconds - own), undefined, { signal, ref: false });
    const now = performance.now();
    // If the harness itself was delayed, the programs' share of that time is unknown.
    const passed = Math.min(now - lookedAt, 2 * tick);
    lookedAt = now;
    const withheld = processes().map(pid => withheldSince(pid, before));
    own += Math.max(0, passed - Math.max(0, ...withheld));
    if (now - startedAt > most * Math.max(milliseconds, 10 * tick)) throw cannotTell(own, now - startedAt);
  }
}

function cannotTell(own: number, whole: number): HarnessError {
  const percent = ((100 * own) / whole).toFixed(1);
  return new HarnessError(
    `It could not be told: in ${(whole / 1000).toFixed(0)} s the machine gave the programs ${percent} % of the time that they asked for. Run it again when less else runs, or on a larger machine.`,
  );
}

/** How long a process waited for a processor since the last measurement, in ms; all of the time if it is stopped. */
function withheldSince(pid: number, before: Map<number, number>): number {
  const waited = waitedFor(pid);
  if (waited === undefined) return 0;
  const since = waited - (before.get(pid) ?? waited);
  before.set(pid, waited);
  return isStopped(pid) ? Number.POSITIVE_INFINITY : since;
}

/** How long its first thread has waited for a processor so far, in ms; undefined if unknown. Source: proc(5). */
function waitedFor(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[1]) / 1e6;
  } catch {
    return undefined;
  }
}

function isStopped(pid: number): boolean {
  try {
    return /\) [Tt] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
