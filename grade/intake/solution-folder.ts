import { mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled, packageFolder } from '../../harness/package-root';
import { shownPath } from '../../report/shown-path';
import { UsageError } from '../command/usage-error';
import type { Task } from '../specification/tasks';
import { looksLikeArchive } from './candidates';
import { type TakenIn, takeIn } from './take-in';

/** What a learner gave to be graded; `done` removes what was unpacked for it. */
export interface OpenedSolution {
  readonly taken: TakenIn;
  done(): void;
}

/**
 * Opens the folder of a solution, or an archive of one. The programs are to be in the folder itself: where they are
 * further down, the reason says which folder to give.
 *
 * @throws UsageError where there is nothing at all
 */
export async function openSolution(path: string, tasks: readonly Task[]): Promise<OpenedSolution> {
  requireThere(path, 'give the folder that your programs are in');
  const isFolder = statSync(path).isDirectory();
  if (!isFolder && !looksLikeArchive(path))
    throw new UsageError(
      `${shownPath(path)} is a file: give the folder that your programs are in, or an archive of it.`,
    );
  const work = mkdtempSync(join(tmpdir(), 'queuing-spec-intake-'));
  const done = () => rmSync(work, { recursive: true, force: true });
  process.once('exit', done);
  const taken = await takeIn(Buffer.from(path), isFolder ? 'folder' : 'file', tasks, join(work, 'solution'));
  return { taken: isFolder ? inItself(path, taken, work) : taken, done };
}

/** @throws UsageError that says which folder to give, where a folder is no target itself */
export async function requireTarget(path: string, tasks: readonly Task[]): Promise<void> {
  const { taken, done } = await openSolution(path, tasks);
  done();
  if ('reason' in taken) throw new UsageError(taken.reason);
}

/** @throws UsageError for the harness's own checkout, which `.` means when one stands in it */
export function refuseOwnCheckout(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (compiled || !there || realpathSync(path) !== realpathSync(packageFolder)) return;
  throw new UsageError(`${shownPath(path)} is the checkout of queuing-spec itself: give the folder of a solution.`);
}

/** @throws UsageError where there is nothing */
export function requireThere(path: string, mend: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  const odd = path.includes('\uFFFD')
    ? ' (its name is no UTF-8: rename it, or give the folder above it with --class)'
    : '';
  throw new UsageError(`There is no folder ${shownPath(path)}: ${mend}${odd}.`);
}

function inItself(path: string, taken: TakenIn, work: string): TakenIn {
  if ('reason' in taken || taken.target === path || taken.target.startsWith(work)) return taken;
  const reason = `The programs are not in ${shownPath(path)} but in ${shownPath(taken.target)}: give that folder.`;
  return { reason, verdict: 'fail', notes: taken.notes };
}
