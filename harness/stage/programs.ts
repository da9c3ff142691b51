import { type Dirent, readdirSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { HarnessError } from '../errors';
import { leadsOutside } from './leads-outside';

/** The endings a program may have, the most preferred first: a compiled `.js` beside its `.ts` is what runs. */
export const endings = ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'] as const;

const skipped = new Set(['node_modules', 'dist', 'coverage']);
const deepest = 4;
const mostFiles = 400;
const largestFile = 1024 * 1024;

/** One file of a target: where it is, and what it is called in the target, without its ending. */
export interface ProgramFile {
  readonly path: string;
  /** Relative to the target, `/` between folders, without the ending: `5-subscriber`. */
  readonly name: string;
}

/**
 * The programs of a target, and the modules they may import: its own JavaScript and TypeScript files, with litter
 * (node_modules, hidden folders, an unpacked Redis, huge files) left out.
 *
 * @throws HarnessError when the folder is not there.
 */
export function findPrograms(target: string): ProgramFile[] {
  requireFolder(target);
  const found = new Map<string, ProgramFile>();
  for (const path of walk(target, target, 0, { left: mostFiles })) {
    const name = relative(target, path).slice(0, -extname(path).length).replaceAll('\\', '/');
    const rival = found.get(name);
    if (rival && rank(rival.path) <= rank(path)) continue;
    found.set(name, { path, name });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function requireFolder(target: string): void {
  const found = statSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  throw new HarnessError(
    found ? `The target ${target} is a file; give the folder that it is in.` : `There is no folder ${target}.`,
  );
}

function* walk(target: string, folder: string, depth: number, budget: { left: number }): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (budget.left <= 0) return;
    const path = join(folder, entry.name);
    if (isProgram(entry, path) && !(entry.isSymbolicLink() && leadsOutside(target, path))) {
      budget.left -= 1;
      yield path;
    }
  }
  if (depth >= deepest) return;
  for (const entry of entries) {
    if (entry.isDirectory() && !isLitter(entry.name)) yield* walk(target, join(folder, entry.name), depth + 1, budget);
  }
}

function isProgram(entry: Dirent, path: string): boolean {
  if (/\.d\.[cm]?ts$/.test(entry.name)) return false;
  if (!(endings as readonly string[]).includes(extname(entry.name))) return false;
  // A link is followed, within the target: a learner's folder may hold links to the files of the exercise.
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts?.isFile() === true && facts.size <= largestFile;
}

function isLitter(folder: string): boolean {
  return folder.startsWith('.') || skipped.has(folder) || /^redis-\d/.test(folder);
}

function rank(path: string): number {
  return (endings as readonly string[]).indexOf(extname(path));
}
