import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable by which a process that a program started can still be told to be that program's. */
export const markName = 'QUEUING_SPEC_SESSION';

/**
 * Finds the processes that still carry a session's mark in their environment, wherever they have moved to: another
 * group, another session, another parent. Looks in /proc; where there is none (macOS) it finds nothing, and the process
 * groups alone have to do.
 */
export function findSurvivors(mark: string): number[] {
  return processes().filter(pid => environment(pid).includes(`${markName}=${mark}\0`));
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
