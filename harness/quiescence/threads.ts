import { readdirSync, readFileSync } from 'node:fs';

/** What the threads of a process do, as the system sees it. */
export interface Threads {
  /**
   * `waiting`: each sleeps until something wakes it. `working`: one runs, is to run, or waits for a disk. `gone`: there is no
   * such process any more. `unknown`: the system does not tell (no /proc).
   */
  readonly state: 'waiting' | 'working' | 'gone' | 'unknown';
  /** In how many ms a timer of the event loop is due, whoever set it; undefined: none, or it cannot be seen. */
  readonly timer?: number;
}

/** The numbers of epoll_wait, epoll_pwait and epoll_pwait2, in which an event loop waits. */
const epoll: Readonly<Record<string, readonly string[]>> = { x64: ['232', '281', '441'], arm64: ['22', '441'] };

/**
 * Looks at the threads of a process. A thread that has work but no processor for it counts as working, and so does one that
 * is stopped: both will go on. Source: proc(5).
 */
export function threadsOf(pid: number): Threads {
  const main = String(pid);
  let threads: string[];
  try {
    threads = readdirSync(`/proc/${main}/task`);
  } catch {
    return { state: readable('/proc/self/stat') === undefined ? 'unknown' : 'gone' };
  }
  // The first thread last: only it can give the others work.
  for (const thread of threads.reverse()) if (isWorking(`/proc/${main}/task/${thread}`)) return { state: 'working' };
  return eventLoopOf(main);
}

function isWorking(folder: string): boolean {
  const stat = readable(`${folder}/stat`);
  // Its second word, the name in parentheses, may hold blanks.
  return stat !== undefined && 'RDTt'.includes(stat[stat.lastIndexOf(')') + 2] ?? '');
}

/** Whether the first thread waits in its event loop, and not anywhere else: for a lock, or in a read that blocks. */
function eventLoopOf(pid: string): Threads {
  const call = readable(`/proc/${pid}/syscall`)?.split(' ');
  const known = epoll[process.arch];
  if (!call || !known) return { state: 'waiting' };
  if (!known.includes(call[0] ?? '')) return { state: 'working' };
  // An int; what stands above its 32 bits is left over from something else.
  const timeout = Number(BigInt.asIntN(32, BigInt(call[4] ?? '-1')));
  return timeout < 0 ? { state: 'waiting' } : { state: 'waiting', timer: timeout };
}

function readable(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
