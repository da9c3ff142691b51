/**
 * Writes pages about one solution: feedback for the student, and traces.
 *
 * Needs `report/pages`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { studentMarkdown, studentPage } from '../../report/pages';
import type { Result } from '../../report/result';
import type { Course } from '../points/course';
import { extrasOf } from './extras';
import { type Traced, writeTraces } from './write-traces';

/** The pages to write, and their paths. */
export interface PageFiles {
  readonly page?: string;
  readonly trace?: string;
}

/** Writes the pages that were asked for. */
export async function writePages(
  graded: Traced & { readonly result: Result },
  files: PageFiles,
  course?: Course,
): Promise<void> {
  const name = basename(graded.result.target);
  if (files.trace !== undefined) await writeTraces(graded, name, resolve(files.trace));
  if (files.page === undefined) return;
  const path = resolve(files.page);
  const extras = {
    ...(files.trace !== undefined && { traces: relative(dirname(path), resolve(files.trace)) }),
    ...(course && extrasOf(course.points(graded.result, name))),
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await studentPage(name, graded.result, extras));
  writeFileSync(`${path.replace(/\.html?$/, '')}.md`, studentMarkdown(name, graded.result, extras));
}
