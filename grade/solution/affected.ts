import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSource } from '../../harness/source';
import { findPrograms } from '../../harness/stage/contents/programs';
import { programName } from '../intake';
import { mentions, type Task } from '../specification/tasks';

/**
 * The tasks that a change to some files affects: those whose features name one of the files, or a program that imports one,
 * directly or indirectly.
 *
 * @param changed paths of files of the target that were written, added or removed
 */
export function affectedTasks(target: string, changed: readonly string[], tasks: readonly Task[]): string[] {
  const names = changed.map(path => programName(relative(target, path).replaceAll('\\', '/')));
  const touched = withImporters(new Set(names), importsIn(target));
  return tasks.filter(task => [...touched].some(name => mentions(task, name))).map(task => task.id);
}

/** The names, and those of all programs that import them. */
function withImporters(names: Set<string>, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set(names);
  let before = -1;
  while (found.size > before) {
    before = found.size;
    for (const [name, modules] of imports) if (modules.some(module => found.has(module))) found.add(name);
  }
  return found;
}

/** The target's own modules that each program imports, by name. */
function importsIn(target: string): Map<string, string[]> {
  const programs = findPrograms(target);
  return new Map(
    programs.map(({ name, path }) => {
      const own = parseSource(path, readFileSync(path, 'utf8')).imports.filter(({ module }) => module.startsWith('.'));
      return [name, own.flatMap(({ module }) => namesFor(join(dirname(name), module).replaceAll('\\', '/')))];
    }),
  );
}

function namesFor(module: string): string[] {
  return [programName(module), module, `${module}/index`];
}
