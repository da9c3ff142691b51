import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../harness/package-root';

/** One task of the specification, by its feature. */
export interface Task {
  /** Its tag: `task-5`. */
  readonly id: string;
  readonly title: string;
  /** The feature's text. */
  readonly text: string;
}

/** All tasks, in their order. */
export function readTasks(features = join(packageRoot, 'features')): Task[] {
  const texts = readdirSync(features)
    .filter(name => name.endsWith('.feature'))
    .map(name => readFileSync(join(features, name), 'utf8'));
  return texts
    .flatMap(text => {
      const id = /^\s*@(task-\d+)\b/m.exec(text)?.[1];
      return id ? [{ id, title: /^Feature: (.*)$/m.exec(text)?.[1] ?? id, text }] : [];
    })
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** Cucumber's tag expression for some tasks. */
export function tagsOf(ids: readonly string[]): string {
  return ids.map(id => `@${id}`).join(' or ');
}

/**
 * Whether a task's feature names a file.
 *
 * @param name a program without its ending, or another file with it
 */
export function mentions({ text }: Pick<Task, 'text'>, name: string): boolean {
  return text.includes(`"${name}"`) || text.includes(`./${name}'`) || text.includes(`./${name}.js'`);
}
