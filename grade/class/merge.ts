import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GradedSolution, NotGraded } from '../../report/class/class-result';
import { shownPath } from '../../report/shown-path';
import { UsageError } from '../command/usage-error';
import { feedbackFiles } from '../pages/feedback-files';
import { findCourse } from '../points/course';
import { conclude } from './conclude';
import { byName } from './members/names';
import { Store } from './store';

/**
 * Joins the parts of a class that several machines graded. If two parts have the same solution, the part that is named later
 * counts.
 *
 * @returns the exit code
 */
export async function mergeClasses(folders: readonly string[], out: string, points?: string): Promise<number> {
  const course = findCourse(points, [process.cwd()]);
  const solutions = new Map<string, GradedSolution>();
  const notGraded = new Map<string, NotGraded>();
  for (const folder of folders) {
    const results = join(folder, 'results');
    if (!existsSync(results))
      throw new UsageError(`${shownPath(folder)} holds no results of a class: give the folders that --out named.`);
    const part = new Store(results).all();
    for (const solution of part.solutions) {
      solutions.set(solution.name, solution);
      copyTraces(folder, out, feedbackFiles(solution).traces);
    }
    for (const entry of part.notGraded) notGraded.set(entry.name, entry);
  }
  return conclude(sorted(solutions), sorted(notGraded), out, course);
}

function sorted<T extends { readonly name: string }>(all: ReadonlyMap<string, T>): T[] {
  return [...all.values()].sort((a, b) => byName(a.name, b.name));
}

function copyTraces(from: string, to: string, name: string): void {
  if (resolve(from) !== resolve(to) && existsSync(join(from, name))) cpSync(join(from, name), join(to, name));
}
