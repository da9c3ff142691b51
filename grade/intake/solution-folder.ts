import { existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
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
 * @param deep whether programs count wherever they lie
 * @throws UsageError where there is nothing at all
 */
export async function openSolution(path: string, tasks: readonly Task[], deep = false): Promise<OpenedSolution> {
  requireThere(path, 'give the folder that your programs are in');
  const isFolder = statSync(path).isDirectory();
  if (!isFolder && !looksLikeArchive(path))
    throw new UsageError(
      `${shownPath(path)} is a file: give the folder that your programs are in, or an archive of it.`,
    );
  const work = mkdtempSync(join(tmpdir(), 'queuing-spec-intake-'));
  const done = () => rmSync(work, { recursive: true, force: true });
  process.once('exit', done);
  const handedIn = { path: Buffer.from(path), kind: isFolder ? 'folder' : 'file', shown: shownPath(path) } as const;
  return { taken: await takeIn(handedIn, { tasks, work: join(work, 'solution'), deep }), done };
}

/**
 * The folder of a solution that is there to stay, for what looks at it more than once.
 *
 * @throws UsageError that says which folder to give, where a folder is no target itself
 */
export async function requireTarget(path: string, tasks: readonly Task[], deep = false): Promise<string> {
  requireThere(path, 'give the folder that your programs are in');
  if (!statSync(path).isDirectory())
    throw new UsageError(`${shownPath(path)} is a file: give the folder that your programs are in.`);
  const { taken, done } = await openSolution(path, tasks, deep);
  done();
  if ('reason' in taken) throw new UsageError(taken.reason);
  if (!existsSync(taken.target))
    throw new UsageError(`The programs are in an archive in ${shownPath(path)}: unpack it, and give that folder.`);
  return taken.target;
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
