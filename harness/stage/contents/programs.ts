import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { HarnessError } from '../../errors';
import { contentsOf, type TargetFile } from './contents';

/** The endings a program may have, the most preferred first: a compiled `.js` beside its `.ts` is what runs. */
export const endings = ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'] as const;

/** The largest program, in bytes. Larger ones are made by tools. */
export const largestProgram = 1024 * 1024;

/** One file of a target: its path, and its name in the target without ending. */
export interface ProgramFile {
  readonly path: string;
  /** Relative to the target, `/` between folders, without the ending: `3-sender`. */
  readonly name: string;
}

/** A program with its text. */
export interface ReadFile extends ProgramFile {
  readonly text: string;
  /** Whether the text was made for one launch, and differs from the file's. */
  readonly changed?: boolean;
  /** Whether nothing of the text is the learner's. */
  readonly ours?: boolean;
}

/**
 * The programs of a target, and the modules that they may import: its own JavaScript and TypeScript files, without build
 * results, coverage reports and huge files.
 *
 * @throws HarnessError when the folder is not there.
 */
export function findPrograms(target: string): ProgramFile[] {
  requireFolder(target);
  return programsAmong(contentsOf(target).files);
}

/** The programs among a target's files, sorted by name; the preferred one of several with the same name. */
export function programsAmong(files: readonly TargetFile[]): ProgramFile[] {
  const found = new Map<string, ProgramFile>();
  for (const file of files) {
    if (!isProgram(file) || /^(dist|coverage)\/|\/(dist|coverage)\//.test(file.name)) continue;
    const name = file.name.slice(0, -extname(file.name).length);
    const rival = found.get(name);
    if (rival && rank(rival.path) <= rank(file.path)) continue;
    found.set(name, { path: file.path, name });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a file is JavaScript or TypeScript that can run, and not too large to compile. */
export function isProgram({ name, bytes }: Pick<TargetFile, 'name' | 'bytes'>): boolean {
  if (/\.d\.[cm]?ts$/.test(name) || bytes > largestProgram) return false;
  return (endings as readonly string[]).includes(extname(name));
}

/** @throws HarnessError when there is no such folder */
export function requireFolder(target: string): void {
  const found = statSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  throw new HarnessError(
    found ? `The target ${target} is a file; give the folder that it is in.` : `There is no folder ${target}.`,
  );
}

function rank(path: string): number {
  return (endings as readonly string[]).indexOf(extname(path));
}
