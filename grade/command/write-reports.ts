import { appendFileSync, closeSync, mkdirSync, openSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { HarnessError } from '../../harness/errors';
import { fromUser, userFolder } from '../../harness/user-folder';
import {
  bounded,
  type Counted,
  githubAnnotations,
  githubSummary,
  gradescopeText,
  junitText,
} from '../../report/formats';
import type { Result } from '../../report/result';
import { refusal } from '../intake/entries';
import { findCourse } from '../points/course';
import type { ReportFiles } from './command-line';
import { UsageError } from './usage-error';

/** What annotations may take in all, in bytes: a workflow's log shows no more of one than some kilobytes. */
const mostAnnotated = 200_000;

const writers: Readonly<Record<'json' | 'junit' | 'gradescope', (result: Result, counted?: Counted) => string>> = {
  json: result => bounded(result, one => `${JSON.stringify(one, null, 2)}\n`),
  junit: result => bounded(result, junitText),
  gradescope: (result, counted) => bounded(result, one => gradescopeText(one, counted)),
};

/**
 * Makes sure, before anything is graded, that the reports can be written.
 *
 * @throws UsageError for a path that cannot be written
 */
export function prepareReports(files: ReportFiles & { readonly points?: string }): void {
  findCourse(files.points, [process.cwd()]);
  for (const [format, path] of chosenFiles(files)) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`--${format} takes the path of a file, and ${path} is a folder: add a name.`);
    try {
      mkdirSync(dirname(path), { recursive: true });
      // Opened for appending, so that an old report stays until the new one replaces it.
      closeSync(openSync(path, 'a'));
    } catch (error) {
      throw new UsageError(`--${format} cannot write to ${path}: ${refusal(error)}. Give another path.`);
    }
  }
}

/**
 * Writes the reports that were asked for, all from one result. If one cannot be written, the others still are.
 *
 * @throws HarnessError with the reports that could not be written
 */
export function writeReports(result: Result, files: ReportFiles & { readonly points?: string }): void {
  const course = findCourse(files.points, [userFolder()]);
  const counted = course && {
    points: course.points(result, basename(result.target)),
    visibility: course.settings.visibility,
  };
  const failed: string[] = [];
  const attempt = (name: string, write: () => void) => {
    try {
      write();
    } catch (error) {
      failed.push(`${name} could not be written: ${refusal(error)}`);
    }
  };
  for (const [format, path] of chosenFiles(files))
    attempt(`--${format} ${path}`, () => writeFileSync(path, writers[format](result, counted)));
  if (files.github) {
    const workspace = process.env.GITHUB_WORKSPACE ?? userFolder();
    process.stdout.write(bounded(result, one => githubAnnotations(one, workspace), mostAnnotated));
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (summary) attempt('the step summary', () => appendFileSync(summary, githubSummary(result)));
  }
  if (failed.length > 0) throw new HarnessError(`${failed.join('; ')}.`);
}

function chosenFiles(files: ReportFiles): ['json' | 'junit' | 'gradescope', string][] {
  return (['json', 'junit', 'gradescope'] as const).flatMap(format => {
    const path = files[format];
    return path === undefined ? [] : [[format, fromUser(path)]];
  });
}
