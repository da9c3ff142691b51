import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ClassResult } from '../../report/class/class-result';
import { type Points, pointsOf } from '../../report/points/points';
import { canvasCsv, type Graded, moodleCsv } from '../../report/points/points-csv';
import { type PointsSettings, readSettings, SettingsError } from '../../report/points/points-settings';
import { type RosterRow, readRoster } from '../../report/points/roster';
import type { Result } from '../../report/result';
import { UsageError } from '../command/usage-error';
import { readTasks } from '../specification/tasks';

/** The points of a course. */
export interface Course {
  readonly settings: PointsSettings;
  /** @param name the student's name in the roster */
  points(result: Result, name: string): Points;
  /** Files that learning platforms import, by name. */
  csv(result: ClassResult): Readonly<Record<string, string>>;
}

const fileName = 'queuing-spec.json';

/**
 * Finds the points of the course: in the given file, otherwise in `queuing-spec.json` in one of the folders. Never in the
 * folder of a solution: its author would set the points.
 *
 * @throws UsageError when the file is wrong
 */
export function findCourse(named: string | undefined, folders: readonly string[]): Course | undefined {
  const path = named ? resolve(named) : folders.map(folder => join(folder, fileName)).find(existsSync);
  if (path === undefined) return undefined;
  try {
    return readCourse(path);
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message);
    throw error;
  }
}

function readCourse(path: string): Course {
  const tasks = readTasks();
  const settings = readSettings(path, {
    tasks: tasks.map(({ id }) => id.replace('task-', '')),
    rules: tasks.flatMap(({ text }) => [...text.matchAll(/^\s*Rule: (.*?)\s*$/gm)].map(([, rule]) => rule as string)),
  });
  const roster =
    settings.roster === undefined ? new Map<string, RosterRow>() : rosterAt(join(dirname(path), settings.roster));
  const points = (result: Result, name: string) => pointsOf(result, settings, roster.get(name)?.handedIn);
  return {
    settings,
    points,
    csv: ({ solutions }) => {
      const graded = solutions.map(({ name, result }): Graded => {
        const columns = roster.get(name)?.columns;
        return { name, points: points(result, name), ...(columns && { columns }) };
      });
      return {
        'moodle.csv': moodleCsv(graded, 'Queuing System in JS'),
        'canvas.csv': canvasCsv(graded, 'Queuing System in JS'),
      };
    },
  };
}

function rosterAt(path: string): Map<string, RosterRow> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new SettingsError(`The roster ${path} cannot be read: ${(error as Error).message}.`);
  }
  return readRoster(text, path);
}
