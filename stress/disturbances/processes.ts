import { readdirSync, readFileSync } from 'node:fs';

/** The role of a process in a run. */
export type Part = 'harness' | 'Redis' | 'fork server' | 'program';

/** A process of a run. */
export interface RunProcess {
  readonly pid: number;
  readonly part: Part;
}

/** The processes of a run, from /proc (proc(5)): the harness, and what it has started. */
export function processesOf(harness: number): RunProcess[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(name) : undefined;
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === harness || isBelow(parents.get(pid)));
  return [...parents.keys()].filter(isBelow).flatMap(pid => {
    const part = pid === harness ? 'harness' : partOf(commandOf(pid), commandOf(parents.get(pid) ?? 0));
    return part ? [{ pid, part } as const] : [];
  });
}

function partOf(command: string, parent: string): Part | undefined {
  if (/redis-server/.test(command)) return 'Redis';
  // A forked program still has the name of its fork server.
  if (command.includes('fork-server.js')) return parent.includes('fork-server.js') ? 'program' : 'fork server';
  return command.includes('preload.js') ? 'program' : undefined;
}

function parentOf(pid: string): number | undefined {
  const stat = readable(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined;
}

function commandOf(pid: number): string {
  return readable(`/proc/${pid}/cmdline`);
}

function readable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // It has ended.
    return '';
  }
}
