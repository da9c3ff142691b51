/**
 * Ends every process, and removes every folder, that the harness leaves behind when it is killed.
 *
 * Needs /bin/sh, which runs `reaper.sh`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** What the reaper can end: a process group, a process, a folder with its contents. */
export type Reaped = `group ${number}` | `process ${number}` | `folder ${string}`;

let reaper: ChildProcess | undefined;

/**
 * Makes something end with the harness, even when the harness is killed with SIGKILL: a tiny shell process has the list and the
 * other end of a pipe. When the pipe closes, it ends everything on the list.
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
  // The end of the reaper is no error: the harness tidies up itself unless it is killed.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
