import { parse } from 'csv-parse/sync';
import { SettingsError } from './points-settings';

/** One student of a roster. */
export interface RosterRow {
  /** When it was handed in. */
  readonly handedIn?: Date;
  /** The cells by their headings, as the learning platform exported them. */
  readonly columns: Readonly<Record<string, string>>;
}

const nameColumns = ['name', 'folder', 'student'];
const handedInColumns = ['handed in', 'submitted', 'submission time'];

/**
 * Reads a roster: CSV whose first line names the columns. `name` (or `folder`, or `student`) is the name in the class's
 * folder, `handed in` (or `submitted`) when it was handed in; the platform's own columns are passed on.
 *
 * @throws SettingsError that names the line
 */
export function readRoster(text: string, path: string): Map<string, RosterRow> {
  const rows = parse(text, {
    bom: true,
    columns: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
  }) as Record<string, string>[];
  const find = (row: Record<string, string>, names: readonly string[]) =>
    Object.entries(row).find(([heading]) => names.includes(heading.toLowerCase()))?.[1];
  return new Map(
    rows.map((row, line) => {
      const name = find(row, nameColumns);
      if (!name)
        throw new SettingsError(`${path}, line ${line + 2}: there is no name; a column has to be called "name".`);
      const said = find(row, handedInColumns);
      const handedIn = said ? new Date(said) : undefined;
      if (handedIn && Number.isNaN(handedIn.getTime()))
        throw new SettingsError(
          `${path}, line ${line + 2}: "${said}" is no date and time, such as 2026-11-25T18:00:00Z.`,
        );
      return [name, { ...(handedIn && { handedIn }), columns: row }];
    }),
  );
}
