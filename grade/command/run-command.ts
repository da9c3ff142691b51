import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { withoutCommands } from '../../report/formats/github';
import { exitCode, type Result } from '../../report/result';
import { Progress } from '../../report/terminal/progress';
import { renderResult } from '../../report/terminal/terminal';
import { gradeClass } from '../class/grade-class';
import { mergeClasses } from '../class/merge';
import { requireTarget } from '../intake/solution-folder';
import { type Graded, gradeSolution } from '../solution/grade-solution';
import { watchSolution } from '../solution/watch';
import { readTasks } from '../specification/tasks';
import type { Request } from './command-line';
import { prepareReports, writeReports } from './write-reports';

/** Does what the command line asks for, tells it on the terminal, and gives the exit code. */
export async function runCommand(request: Request): Promise<number> {
  switch (request.kind) {
    case 'told':
      process.stdout.write(request.text);
      return 0;
    case 'class':
      return gradeClass({ ...request, seed: request.seed ?? randomSeed(), seedGiven: request.seed !== undefined });
    case 'merge':
      return mergeClasses(request.folders, request.out);
    case 'solution':
      return gradeOne(request);
  }
}

type OneSolution = Extract<Request, { kind: 'solution' }>;

async function gradeOne(request: OneSolution): Promise<number> {
  requireTarget(request.target, readTasks());
  prepareReports(request);
  const grade = (tasks: readonly string[], last?: Graded) => gradeAndTell({ ...request, tasks }, last);
  if (request.watch) return watchSolution(request.target, request.tasks, grade);
  const { result } = await grade(request.tasks);
  return exitCode(result);
}

/** @param last the grade before, whose step code can be used again */
async function gradeAndTell(request: OneSolution, last?: Graded): Promise<Graded> {
  const progress = new Progress(process.stdout);
  const { target, tasks } = request;
  const graded = await gradeSolution({
    target,
    tasks,
    seed: request.seed ?? randomSeed(),
    // To start other processes takes longer than a few scenarios do.
    parallel: last ? 0 : (request.workers ?? Math.min(4, Math.max(2, availableParallelism()))),
    ...(last && { support: last.support, keepsRedis: true }),
    finished: progress.step,
  });
  progress.end();
  tell(graded.result);
  writeReports(graded.result, request, text => process.stdout.write(text));
  return graded;
}

function tell(result: Result): void {
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const text = `${renderResult(result, colour)}\n`;
  process.stdout.write(process.env.GITHUB_ACTIONS === 'true' ? withoutCommands(text) : text);
}

function randomSeed(): string {
  return randomBytes(4).toString('hex');
}
