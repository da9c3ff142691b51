import { readFileSync } from 'node:fs';

/** The settings of a course in `queuing-spec.json`; the schema is in this folder. */
export interface PointsSettings {
  /** The total points; weights are shares of it. */
  readonly total: number;
  /** Whether a task counts only as a whole, or each rule counts a part of it. */
  readonly award: 'all-or-nothing' | 'partial';
  /** The weight of a task, by its number; 1 by default. */
  readonly tasks: Readonly<Record<string, number>>;
  /** The weight of a rule within its task, by the rule's text; 1 by default. */
  readonly rules: Readonly<Record<string, number>>;
  /** What students see of the rules: all, only whether a task passes, or nothing before the due date or at all. */
  readonly visibility: 'visible' | 'hidden' | 'after_due_date' | 'after_published';
  /** The roster, a CSV file beside the settings: who handed in when, and the platform's own columns. */
  readonly roster?: string;
  /** The share of the points that each late day costs, and after how many days nothing is left. */
  readonly late?: { readonly due: string; readonly perDay: number; readonly mostDays?: number };
}

/** The default: all tasks are equal, and each rule counts a part of its task. */
export const usual: PointsSettings = {
  total: 100,
  award: 'partial',
  tasks: {},
  rules: {},
  visibility: 'visible',
};

/** A mistake in the settings. The message says what, where, and what is right. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const settingNames = new Set(['$schema', 'total', 'award', 'tasks', 'rules', 'visibility', 'late', 'roster']);
const awards = ['all-or-nothing', 'partial'];
const visibilities = ['visible', 'hidden', 'after_due_date', 'after_published'];

/**
 * Reads a course's settings.
 *
 * @param tasks the numbers of all tasks, and `rules` the texts of their rules: settings for any other are mistakes
 * @throws SettingsError in one sentence
 */
export function readSettings(
  path: string,
  known: { readonly tasks: readonly string[]; readonly rules: readonly string[] },
): PointsSettings {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SettingsError(`${path} is not JSON that can be read: ${(error as Error).message}.`);
  }
  return settingsFrom(value, path, known);
}

/** The same from parsed JSON. */
export function settingsFrom(
  value: unknown,
  path: string,
  { tasks, rules }: { readonly tasks: readonly string[]; readonly rules: readonly string[] },
): PointsSettings {
  const wrong = (where: string, what: string) => new SettingsError(`${path}: ${where} ${what}.`);
  if (!isObject(value)) throw wrong('it', 'has to be an object, such as { "total": 100 }');
  for (const key of Object.keys(value))
    if (!settingNames.has(key))
      throw wrong(
        `"${key}"`,
        `is no setting: there are ${[...settingNames].filter(one => one !== '$schema').join(', ')}`,
      );
  const { total = usual.total, award = usual.award, visibility = usual.visibility, late, roster } = value;
  if (roster !== undefined && typeof roster !== 'string')
    throw wrong('"roster"', `takes the name of a CSV file, not ${shown(roster)}`);
  if (!isNumber(total) || total <= 0) throw wrong('"total"', `takes a number above 0, not ${shown(total)}`);
  if (!awards.includes(award as string)) throw wrong('"award"', `takes ${awards.join(' or ')}, not ${shown(award)}`);
  if (!visibilities.includes(visibility as string))
    throw wrong('"visibility"', `takes ${visibilities.join(', ')}, not ${shown(visibility)}`);
  const settings = {
    total,
    award: award as PointsSettings['award'],
    visibility: visibility as PointsSettings['visibility'],
    tasks: weights(value.tasks, 'tasks', tasks, wrong),
    rules: weights(value.rules, 'rules', rules, wrong),
    ...(typeof roster === 'string' && { roster }),
    ...(late !== undefined && { late: lateness(late, wrong) }),
  };
  if (tasks.length > 0 && tasks.every(task => settings.tasks[task] === 0))
    throw wrong('"tasks"', 'leaves no task with a weight above 0');
  return settings;
}

type Wrong = (where: string, what: string) => SettingsError;

function weights(value: unknown, name: string, names: readonly string[], wrong: Wrong): Record<string, number> {
  if (value === undefined) return {};
  if (!isObject(value)) throw wrong(`"${name}"`, 'takes an object from names to weights');
  for (const [key, weight] of Object.entries(value)) {
    if (!names.includes(key)) throw wrong(`"${name}"`, `names ${shown(key)}, which is none: ${nearest(key, names)}`);
    if (!isNumber(weight) || weight < 0)
      throw wrong(`"${name}", ${shown(key)}`, `takes a number from 0 on, not ${shown(weight)}`);
  }
  return value as Record<string, number>;
}

function lateness(value: unknown, wrong: Wrong): NonNullable<PointsSettings['late']> {
  const { due, perDay, mostDays } = isObject(value) ? value : {};
  if (typeof due !== 'string' || Number.isNaN(Date.parse(due)))
    throw wrong('"late", "due"', `takes a date and time, such as "2026-11-25T18:00:00Z", not ${shown(due)}`);
  if (!isNumber(perDay) || perDay < 0 || perDay > 1)
    throw wrong('"late", "perDay"', `takes a share from 0 to 1, such as 0.1, not ${shown(perDay)}`);
  if (mostDays !== undefined && (!isNumber(mostDays) || mostDays < 0))
    throw wrong('"late", "mostDays"', `takes a number of days, not ${shown(mostDays)}`);
  return { due, perDay, ...(isNumber(mostDays) && { mostDays }) };
}

/** The most similar names to one that does not exist. */
function nearest(name: string, names: readonly string[]): string {
  const words = new Set(name.toLowerCase().split(/\W+/));
  const shared = (one: string) =>
    one
      .toLowerCase()
      .split(/\W+/)
      .filter(word => words.has(word)).length;
  const [best] = [...names].sort((a, b) => shared(b) - shared(a));
  return best !== undefined && names.length > 20 ? `the nearest is "${best}"` : `there are ${names.join(', ')}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
