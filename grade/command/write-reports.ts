import { appendFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { githubAnnotations, githubSummary } from '../../report/formats/github';
import { type Counted, gradescopeText } from '../../report/formats/gradescope';
import { junitText } from '../../report/formats/junit';
import type { Result } from '../../report/result';
import { findCourse } from '../points/course';
import type { ReportFiles } from './command-line';
import { UsageError } from './usage-error';

const writers: Readonly<Record<'json' | 'junit' | 'gradescope', (result: Result, counted?: Counted) => string>> = {
  json: result => `${JSON.stringify(result, null, 2)}\n`,
  junit: junitText,
  gradescope: gradescopeText,
};

/**
 * Makes sure, before anything is graded, that the reports can be written.
 *
 * @throws UsageError for a path that is no place for a file
 */
export function prepareReports(files: ReportFiles & { readonly points?: string }): void {
  findCourse(files.points, [process.cwd()]);
  for (const [format, path] of chosenFiles(files)) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`--${format} takes the path of a file, and ${path} is a folder: add a name.`);
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw new UsageError(`--${format} cannot write to ${path} (${(error as Error).message}): give another path.`);
    }
  }
}

/** Writes the reports that were asked for, all from the one result. */
export function writeReports(result: Result, files: ReportFiles & { readonly points?: string }): void {
  const course = findCourse(files.points, [process.cwd()]);
  const counted = course && {
    points: course.points(result, basename(result.target)),
    visibility: course.settings.visibility,
  };
  for (const [format, path] of chosenFiles(files)) writeFileSync(path, writers[format](result, counted));
  if (!files.github) return;
  process.stdout.write(githubAnnotations(result, process.env.GITHUB_WORKSPACE ?? process.cwd()));
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) appendFileSync(summary, githubSummary(result));
}

function chosenFiles(files: ReportFiles): ['json' | 'junit' | 'gradescope', string][] {
  return (['json', 'junit', 'gradescope'] as const).flatMap(format => {
    const path = files[format];
    return path === undefined ? [] : [[format, resolve(path)]];
  });
}
