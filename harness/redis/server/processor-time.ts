import { readFileSync } from 'node:fs';

/** Linux counts a process's time in these, whatever the machine: USER_HZ. */
const TICKS_IN_A_SECOND = 100;

/** The processor time that a process has used so far, in ms; undefined where that cannot be seen (no /proc, no process). */
export function processorTime(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Its second word, the name in parentheses, may hold blanks.
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(words[11]) + Number(words[12])) / TICKS_IN_A_SECOND) * 1000;
  } catch {
    return undefined;
  }
}
