import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { endings } from '../../harness/stage/contents/programs';
import { shownPath } from '../../report/shown-path';
import { UsageError } from '../command/usage-error';
import { mentions, type Task } from '../specification/tasks';

const deepest = 4;
const mostFolders = 2000;

/** Whether a folder's name says that no program of a solution is in it. */
export function isLitter(name: string): boolean {
  return /^(\..*|node_modules|dist|coverage|redis-\d.*)$/.test(name);
}

/** A folder, and how many of the files in it the tasks speak of. */
export interface Candidate {
  readonly folder: string;
  readonly files: number;
}

/** Finds the folder, at or below another, that holds the most files of the tasks; the least deep of equals. */
export function findSolution(folder: string, tasks: readonly Task[]): Candidate {
  let best: Candidate = { folder, files: 0 };
  for (const candidate of candidates(folder, tasks)) if (candidate.files > best.files) best = candidate;
  return best;
}

function* candidates(root: string, tasks: readonly Task[]): Generator<Candidate> {
  let level = [root];
  let seen = 0;
  for (let depth = 0; depth <= deepest && seen < mostFolders; depth += 1) {
    const below: string[] = [];
    for (const folder of level) {
      seen += 1;
      const entries = readdirSync(folder, { withFileTypes: true });
      yield {
        folder,
        files: countFiles(
          entries.filter(entry => !entry.isDirectory()),
          tasks,
        ),
      };
      const folders = entries.filter(entry => entry.isDirectory() && !isLitter(entry.name));
      below.push(...folders.map(({ name }) => join(folder, name)).sort());
    }
    level = below;
  }
}

function countFiles(entries: readonly { name: string }[], tasks: readonly Task[]): number {
  const names = new Set(entries.map(({ name }) => programName(name)));
  return [...names].filter(name => tasks.some(task => mentions(task, name))).length;
}

/** A program's name is its file's without the ending; any other file's name is whole. */
export function programName(file: string): string {
  const ending = extname(file);
  return (endings as readonly string[]).includes(ending) ? file.slice(0, -ending.length) : file;
}

/**
 * Makes sure that a folder can be a target.
 *
 * @throws UsageError that says which folder to give instead
 */
export function requireTarget(folder: string, tasks: readonly Task[]): void {
  requireFolder(folder, 'give the folder that your programs are in');
  const best = findSolution(folder, tasks);
  if (best.files === 0 && !hasPrograms(folder))
    throw new UsageError(
      `There is no program in ${shownPath(folder)}: give the folder with the files that the exercise names, such as 0-redis_client.js.`,
    );
  if (best.files > 0 && best.folder !== folder && !hasMentioned(folder, tasks))
    throw new UsageError(
      `The programs are not in ${shownPath(folder)} but in ${shownPath(best.folder)}: give that folder.`,
    );
}

/** @throws UsageError where there is no such folder */
export function requireFolder(folder: string, mend: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`There is no folder ${shownPath(folder)}: ${mend}.`);
  if (!found.isDirectory()) throw new UsageError(`${shownPath(folder)} is a file: ${mend}.`);
}

function hasPrograms(folder: string): boolean {
  return readdirSync(folder).some(name => (endings as readonly string[]).includes(extname(name)));
}

function hasMentioned(folder: string, tasks: readonly Task[]): boolean {
  return (
    countFiles(
      readdirSync(folder).map(name => ({ name })),
      tasks,
    ) > 0
  );
}
