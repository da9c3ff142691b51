import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GradedSolution, NotGraded } from '../../report/class/class-result';
import { shownPath } from '../../report/shown-path';
import { UsageError } from '../command/usage-error';
import { conclude } from './conclude';
import { byName } from './names';
import { Store } from './store';

/**
 * Joins the parts of a class that several machines graded. Where two parts hold the same solution, the later one given
 * counts.
 *
 * @returns the exit code
 */
export function mergeClasses(folders: readonly string[], out: string): number {
  const solutions = new Map<string, GradedSolution>();
  const notGraded = new Map<string, NotGraded>();
  for (const folder of folders) {
    const results = join(folder, 'results');
    if (!existsSync(results))
      throw new UsageError(`${shownPath(folder)} holds no results of a class: give the folders that --out named.`);
    const part = new Store(results).all();
    for (const solution of part.solutions) solutions.set(solution.name, solution);
    for (const entry of part.notGraded) notGraded.set(entry.name, entry);
  }
  return conclude(sorted(solutions), sorted(notGraded), out);
}

function sorted<T extends { readonly name: string }>(all: ReadonlyMap<string, T>): T[] {
  return [...all.values()].sort((a, b) => byName(a.name, b.name));
}
