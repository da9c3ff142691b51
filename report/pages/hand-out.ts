import { homedir, tmpdir } from 'node:os';
import { basename, dirname } from 'node:path';
import type { Result } from '../result';
import { shownPath } from '../shown-path';

/**
 * Removes paths of the instructor's machine from a text or any JSON: the student's folder becomes `.`, and other absolute paths
 * lose their folder.
 *
 * @param target the folder that was graded
 */
export function handedOut<T>(value: T, target: string): T {
  const places: [string, string][] = [
    [target, '.'],
    // Commands contain the path as it is typed here.
    ...([shownPath(target)].filter(shown => shown.length > 3).map(shown => [shown, '.']) as [string, string][]),
    ...[dirname(target), process.cwd(), homedir(), tmpdir()]
      .filter(folder => folder.length > 1)
      .map((folder): [string, string] => [folder, `…/${basename(folder)}`.replace(/\/[^/]*$/, '')]),
  ];
  const cleaned = (text: string) => places.reduce((said, [from, to]) => said.replaceAll(from, to), text);
  return mapped(value, cleaned) as T;
}

/** A result for the student: its commands work in the student's own folder. */
export function handedOutResult(result: Result): Result {
  const own = handedOut(result, result.target);
  return {
    ...own,
    tasks: own.tasks.map(task => ({
      ...task,
      rules: task.rules.map(rule => (rule.byHand ? { ...rule, byHand: rule.byHand.map(ownCommand) } : rule)),
    })),
  };
}

function ownCommand(line: string): string {
  return line
    .replace(/^npm --prefix .* run play -- \S+ /, 'npx queuing-spec play . ')
    .replace(/in your folder \(cd .*\), after/, 'in your folder, after');
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map(item => mapped(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, change)]));
}
