import type { Random } from '../random';
import { type Part, processesOf } from './processes';

/** A process that was made to stand still. */
export interface Stop {
  readonly part: Part;
  /** From the beginning of the run, in ms. */
  readonly after: number;
  /** For how long, in ms. */
  readonly for: number;
}

/** Between two stops, in ms. */
const [shortestPause, longestPause] = [10, 150];
/** How long a process stands still, in ms: mostly a moment, sometimes longer than any pause of the exercise's programs. */
const [moment, longWhile] = [200, 1200];

/**
 * Has processes of a run stand still, by SIGSTOP, and go on, by SIGCONT: as a machine does that has no time for them.
 *
 * @returns what ends it, and gives the stops
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
    // Drawn by part first: there are more programs than anything else.
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
