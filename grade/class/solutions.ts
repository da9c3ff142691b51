import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Shard } from '../command/command-line';
import { UsageError } from '../command/usage-error';
import { findSolution, isLitter, requireFolder } from '../intake/solution-folder';
import type { Task } from '../specification/tasks';

/** One solution of a class. */
export interface Solution {
  /** Its folder's name, from the class's folder. */
  readonly name: string;
  /** Where its programs are: that folder, or one below it. */
  readonly target: string;
}

/**
 * The solutions of a class: each folder right below the class's, in the order of their names.
 *
 * @throws UsageError where there is none
 */
export function findSolutions(folder: string, tasks: readonly Task[]): Solution[] {
  requireFolder(folder, 'give the folder that the solutions are in, each in a folder of its own');
  const names = readdirSync(folder).filter(
    name => !isLitter(name) && statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory(),
  );
  if (names.length === 0)
    throw new UsageError(
      `There is no folder in ${folder}: give the folder that the solutions are in, each in a folder of its own.`,
    );
  return names.sort().map(name => ({ name, target: findSolution(join(folder, name), tasks).folder }));
}

/** One machine's part: every `count`th of them. */
export function partOf<T>(all: readonly T[], { index, count }: Shard): T[] {
  return all.filter((_one, place) => place % count === index - 1);
}
