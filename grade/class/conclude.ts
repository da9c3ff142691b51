import type { ClassResult, GradedSolution, NotGraded } from '../../report/class/class-result';
import { renderClass } from '../../report/class/class-terminal';
import { exitCode } from '../../report/result';
import { shownPath } from '../../report/shown-path';
import { versions } from '../../report/versions';
import { writeClass } from './write-class';

/** Writes and tells what became of a class, and gives the exit code. */
export function conclude(solutions: readonly GradedSolution[], notGraded: readonly NotGraded[], out: string): number {
  const result: ClassResult = { versions: versions(), solutions, notGraded };
  const paths = writeClass(result, out);
  process.stdout.write(`${renderClass(result)}\n\n${paths.map(path => shownPath(path)).join('\n')}\n`);
  return exitCode({ tasks: solutions.flatMap(({ result }) => result.tasks) });
}
