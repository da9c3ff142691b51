import { basename } from 'node:path';
import { watch } from 'chokidar';
import { shownPath } from '../../report/shown-path';
import { isLitter } from '../intake';
import { readTasks } from '../specification/tasks';
import { affectedTasks } from './affected';
import type { Graded } from './grade-solution';
import { RuleHistory } from './rule-history';

/** Clears the screen and the scrollback, as `clear` does. */
const clearedScreen = '\u001b[2J\u001b[3J\u001b[H';

/** Editors write a file in several steps. Changes within this time count as one save, in ms. */
const oneSave = 150;

/**
 * Grades a solution, and again at each save, until Ctrl-C.
 *
 * @param grade grades some tasks and prints the result; receives the previous grade, if there is one
 * @returns the exit code
 */
export async function watchSolution(
  target: string,
  tasks: readonly string[],
  grade: (tasks: readonly string[], last?: Graded) => Promise<Graded>,
): Promise<number> {
  const watched = readTasks().filter(task => tasks.includes(task.id));
  const changes = followChanges(target);
  const history = new RuleHistory();
  const interrupted = new Promise<'interrupted'>(resolve => {
    // Not `once`: libraries with listeners of their own end the process when they find no other.
    process.on('SIGINT', () => resolve('interrupted')).on('SIGTERM', () => resolve('interrupted'));
  });

  async function again(): Promise<never> {
    let last = await attempt(tasks, undefined);
    while (true) {
      say(`Watching ${shownPath(target)}: save a file to grade again, Ctrl-C to end.`);
      const paths = await changes.next();
      const names = [...new Set(paths.map(path => basename(path)))].join(', ');
      const touched = affectedTasks(target, paths, watched);
      if (touched.length === 0) {
        say(`\n${names} belongs to no task that is graded here.`);
        continue;
      }
      if (process.stdout.isTTY) process.stdout.write(clearedScreen);
      say(`\n${names} changed: ${touched.map(id => id.replace('-', ' ')).join(', ')}`);
      last = await attempt(touched, last);
    }
  }
  async function attempt(ids: readonly string[], last: Graded | undefined): Promise<Graded | undefined> {
    try {
      const graded = await grade(ids, last);
      for (const line of history.changes(graded.result)) say(line);
      return graded;
    } catch (error) {
      say((error as Error).message);
      return last;
    }
  }

  try {
    await Promise.race([again(), interrupted]);
  } finally {
    await changes.end();
  }
  say('');
  // Whatever still runs ends with this process.
  process.exit(0);
}

/** Collects changed files, save by save. */
function followChanges(target: string) {
  const changed = new Set<string>();
  let saved = () => {};
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(target, { ignoreInitial: true, ignored: path => path !== target && isLitter(basename(path)) });
  watcher.on('all', (event, path) => {
    if (event.endsWith('Dir')) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => saved(), oneSave);
  });
  const take = () => {
    const paths = [...changed];
    changed.clear();
    return paths;
  };
  return {
    /** Resolves with the files of the next save, or of those since the last call. */
    next: () =>
      new Promise<string[]>(resolve => {
        saved = () => {
          saved = () => {};
          resolve(take());
        };
        if (changed.size > 0) timer = setTimeout(() => saved(), oneSave);
      }),
    end: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
