import { stringify } from 'csv-stringify/sync';
import type { Points } from './points';

/** A member of a class, as a learning platform knows them. */
export interface Graded {
  readonly name: string;
  /** The platform's own columns, from the roster: `ID`, `Email address`, `SIS Login ID`, … */
  readonly columns?: Readonly<Record<string, string>>;
  readonly points: Points;
}

/**
 * Grades as Moodle imports them (Grades → Import → CSV file): it maps the columns by their headings, so that the identifying
 * one has the name that Moodle gives it. What could not be judged has no grade yet.
 */
export function moodleCsv(graded: readonly Graded[], item: string): string {
  const header = ['Identifier', 'Full name', 'Email address', item, 'Feedback'];
  const rows = graded.map(({ name, columns = {}, points }) => [
    columns.Identifier ?? columns.ID ?? name,
    columns['Full name'] ?? name,
    columns['Email address'] ?? columns.email ?? '',
    points.unsure ? '' : points.got,
    remark(points),
  ]);
  return stringify([header, ...rows], { escape_formulas: true });
}

/** Grades as Canvas imports them (Grades → Import): its five columns first, then the assignment, below it its points possible. */
export function canvasCsv(graded: readonly Graded[], assignment: string): string {
  const header = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', assignment];
  const possible = ['    Points Possible', '', '', '', '', graded[0]?.points.of ?? ''];
  const rows = graded.map(({ name, columns = {}, points }) => [
    columns.Student ?? columns['Full name'] ?? name,
    columns.ID ?? '',
    columns['SIS User ID'] ?? '',
    columns['SIS Login ID'] ?? columns.email ?? '',
    columns.Section ?? '',
    points.unsure ? '' : points.got,
  ]);
  return stringify([header, possible, ...rows], { escape_formulas: true });
}

function remark({ late, unsure }: Points): string {
  if (unsure) return 'not judged yet';
  return late ? `${late.days} ${late.days === 1 ? 'day' : 'days'} late: ${late.taken} points less` : '';
}
