import type { Random } from '../random';
import { type Part, processesOf } from './processes';

/** A process that was stopped. */
export interface Stop {
  readonly part: Part;
  /** From the beginning of the run, in ms. */
  readonly after: number;
  /** For how long, in ms. */
  readonly for: number;
}

/** Between two stops, in ms. */
const [shortestPause, longestPause] = [10, 150];
/**
 * How long a process is stopped, in ms: usually briefly, sometimes longer than any pause of the exercise's programs.
 */
const [moment, longWhile] = [200, 1200];

/**
 * Stops processes of a run by SIGSTOP, and continues them by SIGCONT, like a machine that has no time for them.
 *
 * @returns the function that ends it and returns the stops
 */
export function stopProcesses(harness: number, random: Random): () => Stop[] {
  const startedAt = Date.now();
  const stops: Stop[] = [];
  const standing = new Map<number, NodeJS.Timeout>();
  let next: NodeJS.Timeout;

  function goOn(pid: number): void {
    clearTimeout(standing.get(pid));
    standing.delete(pid);
    signal(pid, 'SIGCONT');
  }
  function stopOne(): void {
    const length = random.next() < 0.1 ? random.between(moment, longWhile) : random.between(5, moment);
    // Drawn by role first, because most processes are programs.
    const processes = processesOf(harness).filter(({ pid }) => !standing.has(pid));
    const part = random.one([...new Set(processes.map(one => one.part))]);
    const victim = random.one(processes.filter(one => one.part === part));
    if (victim) {
      signal(victim.pid, 'SIGSTOP');
      stops.push({ part: victim.part, after: Date.now() - startedAt, for: length });
      standing.set(victim.pid, setTimeout(goOn, length, victim.pid));
    }
    next = setTimeout(stopOne, random.between(shortestPause, longestPause));
  }
  next = setTimeout(stopOne, shortestPause);
  return () => {
    clearTimeout(next);
    for (const pid of [...standing.keys()]) goOn(pid);
    return stops;
  };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in the meantime.
  }
}
