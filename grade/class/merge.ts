import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GradedSolution } from '../../report/class/class-result';
import { shownPath } from '../../report/shown-path';
import { UsageError } from '../command/usage-error';
import { conclude } from './grade-class';
import { Store } from './store';

/**
 * Joins the parts of a class that several machines graded. Where two parts hold the same solution, the later one given
 * counts.
 *
 * @returns the exit code
 */
export function mergeClasses(folders: readonly string[], out: string): number {
  const byName = new Map<string, GradedSolution>();
  for (const folder of folders) {
    const results = join(folder, 'results');
    if (!existsSync(results))
      throw new UsageError(`${shownPath(folder)} holds no results of a class: give the folders that --out named.`);
    for (const solution of new Store(results).all()) byName.set(solution.name, solution);
  }
  return conclude(
    [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    out,
  );
}
