import { shownPath } from '../../report/shown-path';
import { UsageError } from '../command/usage-error';
import { namedFiles, programName } from '../intake/candidates';
import { listed } from '../intake/choose';
import type { Task } from '../specification/tasks';
import type { Class, OpenedMember } from './members';

/**
 * Makes sure that a folder is a class, before anything is graded: where more programs of the exercise lie in it than in all
 * that would be hand-ins, it is a solution.
 *
 * @param opened all of its members; not given where others are opened on other machines
 * @throws UsageError where nobody is in the class, and where it is one solution with folders in it
 */
export function requireClass(
  { members, strays }: Class,
  opened: readonly OpenedMember[] | undefined,
  folder: string,
  tasks: readonly Task[],
): void {
  const { programs } = namedFiles(tasks);
  const own = strays.filter(({ name, isProgram }) => isProgram && programs.has(programName(name)));
  const handedIn = opened?.reduce((sum, { taken }) => sum + (taken.programs ?? 0), 0);
  if (handedIn !== undefined && own.length > handedIn)
    throw new UsageError(
      `${shownPath(folder)} is a solution and no class, for the programs of the exercise lie in it (${listed(own.map(({ name }) => name))}): leave out --class.`,
    );
  if (members.length === 0)
    throw new UsageError(
      `There is no folder in ${shownPath(folder)}, and no archive: give the folder that the solutions are in, each in a folder of its own.`,
    );
}
