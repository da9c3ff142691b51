import type { ClassResult, GradedSolution, NotGraded } from '../../report/class/class-result';
import { renderClass } from '../../report/class/class-terminal';
import { exitCode } from '../../report/result';
import { shownPath } from '../../report/shown-path';
import { versions } from '../../report/versions';
import type { Course } from '../points/course';
import { writeClass } from './write-class';

/** Writes and prints the results of a class; returns the exit code. */
export async function conclude(
  solutions: readonly GradedSolution[],
  notGraded: readonly NotGraded[],
  out: string,
  course?: Course,
): Promise<number> {
  const result: ClassResult = { versions: versions(), solutions, notGraded };
  const paths = await writeClass(result, out, course);
  process.stdout.write(`${renderClass(result)}\n\n${paths.map(path => shownPath(path)).join('\n')}\n`);
  return exitCode({ tasks: solutions.flatMap(({ result }) => result.tasks) });
}
