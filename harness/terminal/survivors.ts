import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable that identifies a program's descendants. */
export const markName = 'QUEUING_SPEC_SESSION';

/**
 * Finds the processes that still carry a session's mark in their environment, wherever they have moved to: another
 * group, another session, another parent. Looks in /proc; where there is none (macOS) it finds nothing, and the process
 * groups alone have to do.
 *
 * @param since the latest process before the session's first one, as `latestProcess` gave it: only later ones are looked at
 */
export function findSurvivors(mark: string, since?: number): number[] {
  const now = latestProcess();
  const later = (pid: number): boolean => {
    if (since === undefined || now === undefined) return true;
    // The numbers begin again after the highest one.
    return since <= now ? since < pid && pid <= now : since < pid || pid <= now;
  };
  return processes().filter(pid => later(pid) && environment(pid).includes(`${markName}=${mark}\0`));
}

/** The process id that was given last, from /proc/loadavg; undefined where that cannot be seen. */
export function latestProcess(): number | undefined {
  try {
    return Number(/ (\d+)\n$/.exec(readFileSync('/proc/loadavg', 'latin1'))?.[1]) || undefined;
  } catch {
    return undefined;
  }
}

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function environment(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    // Gone in this moment, or another user's.
    return '';
  }
}
