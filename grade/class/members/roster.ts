import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { shownPath } from '../../../report/shown-path';
import { UsageError } from '../../command/usage-error';

/** One student of a roster. */
export interface RosterStudent {
  readonly who: string;
  /** All their names in the roster, in comparable form. */
  readonly keys: ReadonlySet<string>;
}

/** Headings of the column with the student's name, the best first. */
const nameColumns = ['name', 'full name', 'student name', 'student', 'display name'];
const partColumns = [
  ['first name', 'last name'],
  ['firstname', 'lastname'],
  ['given name', 'surname'],
  ['vorname', 'nachname'],
] as const;

/**
 * Reads a roster: a CSV whose first line names its columns, as platforms export it. It must have a column for the name; a
 * submission may be named by any other cell (a number, a login, an e-mail address, a folder).
 *
 * @throws UsageError when there is no such file, or it is not a roster
 */
export function readRoster(path: string): RosterStudent[] {
  let rows: Record<string, string>[];
  try {
    const bytes = readFileSync(path);
    rows = parse(bytes, {
      bom: true,
      columns: heads => heads.map(comparable),
      delimiter: delimiterOf(bytes.toString()),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    throw new UsageError(`--roster cannot read ${shownPath(path)} (${(error as Error).message}): give a CSV file.`);
  }
  const students = rows.flatMap(row => {
    const who = nameIn(row);
    return who === '' ? [] : [{ who, keys: keysOf(row, who) }];
  });
  if (students.length > 0) return students;
  throw new UsageError(
    `The roster ${shownPath(path)} names nobody: its first line needs a column called "name", or "first name" and "last name".`,
  );
}

/** A comparable form of a name: without case, accents and blanks around it. */
export function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** The student of a submission, by one of its names. */
export function studentFor(roster: readonly RosterStudent[], names: readonly string[]): RosterStudent | undefined {
  const wanted = names.map(comparable).filter(name => name !== '');
  const found = roster.filter(({ keys }) => wanted.some(name => keys.has(name)));
  return found.length === 1 ? found[0] : undefined;
}

function nameIn(row: Readonly<Record<string, string>>): string {
  const whole = nameColumns.map(column => row[column] ?? '').find(value => value !== '');
  if (whole) return whole;
  for (const columns of partColumns) {
    const parts = columns.map(column => row[column] ?? '').filter(Boolean);
    if (parts.length > 0) return parts.join(' ');
  }
  return '';
}

/** Canvas writes `lastfirst`, Moodle `FIRST LAST`; both come from the parts of the name, in either order. */
function keysOf(row: Readonly<Record<string, string>>, who: string): Set<string> {
  const words = comparable(who)
    .replaceAll(',', ' ')
    .split(/[\s-]+/)
    .filter(Boolean);
  const last = words.at(-1) ?? '';
  const turned = [last, ...words.slice(0, -1)];
  const first = words[0] ?? '';
  const forms = [
    words.join(' '),
    words.join(''),
    turned.join(' '),
    turned.join(''),
    [...words.slice(1), first].join(''),
  ];
  const cells = Object.values(row)
    .map(comparable)
    .filter(cell => cell.length > 1);
  // Of an e-mail address, people use the part before the @.
  const logins = cells.map(cell => /^([^@\s]+)@/.exec(cell)?.[1] ?? '').filter(Boolean);
  return new Set([...forms, ...cells, ...logins]);
}

/** Excel writes semicolons in countries where decimals have a comma. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n');
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
