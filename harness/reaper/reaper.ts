/**
 * Ends every process, and removes every folder, that the harness leaves behind when it is killed.
 *
 * Needs /bin/sh, which runs `reaper.sh`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** What the reaper can end: a process group, one process, a folder with all that is in it. */
export type Reaped = `group ${number}` | `process ${number}` | `folder ${string}`;

let reaper: ChildProcess | undefined;

/**
 * Sees to it that something ends with the harness, even when the harness is killed with SIGKILL: a tiny shell
 * process holds the list and the other end of a pipe; when the pipe closes it ends all that is left on the list.
 */
export function reapWithHarness(what: Reaped): void {
  tell(`add ${what}`);
}

/** Takes something off the reaper's list, because it has ended. */
export function release(what: Reaped): void {
  tell(`drop ${what}`);
}

function tell(line: string): void {
  if (line.includes('\n')) throw new TypeError('the reaper takes one line at a time');
  reaper ??= startReaper();
  reaper.stdin?.write(`${line}\n`);
}

function startReaper(): ChildProcess {
  const child = spawn('/bin/sh', [join(__dirname, 'reaper.sh')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  child.unref();
  // Its own end is no reason to fail: the harness tidies up by itself in every case but its own sudden death.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
