import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { classCsv } from '../../report/class/class-csv';
import type { ClassResult } from '../../report/class/class-result';
import { classPage, studentMarkdown, studentPage } from '../../report/pages';
import { extrasOf } from '../pages/extras';
import { feedbackFiles } from '../pages/feedback-files';
import type { Course } from '../points/course';

/** Writes the files of a class and of each student; returns the paths of those for the instructor. */
export async function writeClass(result: ClassResult, folder: string, course?: Course): Promise<string[]> {
  mkdirSync(join(folder, 'feedback'), { recursive: true });
  for (const solution of result.solutions) {
    const files = feedbackFiles(solution);
    const extras = {
      ...(existsSync(join(folder, files.traces)) && { traces: basename(files.traces) }),
      ...(course && extrasOf(course.points(solution.result, solution.name))),
    };
    writeFileSync(join(folder, files.page), await studentPage(solution.name, solution.result, extras));
    writeFileSync(join(folder, files.markdown), studentMarkdown(solution.name, solution.result, extras));
  }
  const page = await classPage(result, solution => {
    const { page, traces } = feedbackFiles(solution);
    const address = (path: string) => path.split('/').map(encodeURIComponent).join('/');
    const points = course?.points(solution.result, solution.name);
    return {
      ...(points && { points: [points.got, points.of] as const }),
      page: address(page),
      ...(existsSync(join(folder, traces)) && { traces: address(traces) }),
    };
  });
  const texts = {
    'class.json': `${JSON.stringify(result, null, 2)}\n`,
    'class.csv': classCsv(result),
    'class.html': page,
    ...course?.csv(result),
  };
  return Object.entries(texts).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}
