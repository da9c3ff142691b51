import { readFileSync } from 'node:fs';

/** Linux counts a process's time in these, whatever the machine: USER_HZ. */
const TICKS_IN_A_SECOND = 100;

/**
 * The processor time that a process has used so far, in ms; undefined when it cannot be read (no /proc, no process).
 */
export function processorTime(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field, the name in parentheses, may contain blanks.
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(words[11]) + Number(words[12])) / TICKS_IN_A_SECOND) * 1000;
  } catch {
    return undefined;
  }
}
