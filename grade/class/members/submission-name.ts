/** What the name says that a learning platform gave to a submission. */
export interface SubmissionName {
  /** The platform. */
  readonly from: 'Moodle' | 'Canvas' | 'Gradescope';
  /** The name of the student, as far as the platform gives it. */
  readonly who: string;
  /** The platform's own number of the student or of the submission. */
  readonly number: string;
  readonly late?: boolean;
  /** The file's name when it was handed in. */
  readonly file?: string;
}

/**
 * Parses the name that a learning platform gave to a folder or a file. The forms:
 * - Moodle: `FIRST LAST_4711_assignsubmission_file_`, and after it the file's own name where there are no folders;
 *   `Participant_4711_…` where names are hidden
 * - Canvas: `lastfirst_4711_0815_FILE`, `lastfirst_late_4711_0815_FILE` (or `LATE`)
 * - Gradescope: `submission_4711`
 */
export function submissionName(name: string): SubmissionName | undefined {
  return moodle(name) ?? canvas(name) ?? gradescope(name);
}

function moodle(name: string): SubmissionName | undefined {
  const parts = /^(?<who>.+?)_(?<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?<file>.*)$/s.exec(name)?.groups;
  return parts && { from: 'Moodle', who: spaced(parts.who), number: parts.number ?? '', ...fileOf(parts.file) };
}

function canvas(name: string): SubmissionName | undefined {
  const parts = /^(?<who>[^_]+)_(?<late>late_)?(?<number>\d+)_\d+_(?<file>.+)$/is.exec(name)?.groups;
  return (
    parts && {
      from: 'Canvas',
      who: parts.who ?? '',
      number: parts.number ?? '',
      late: parts.late !== undefined,
      ...fileOf(parts.file),
    }
  );
}

function gradescope(name: string): SubmissionName | undefined {
  const number = /^submission_(\d+)$/.exec(name)?.[1];
  return number === undefined ? undefined : { from: 'Gradescope', who: name, number };
}

function spaced(text = ''): string {
  return text.replaceAll('_', ' ').replace(/\s+/g, ' ').trim();
}

/** Canvas numbers later attempts: `queue-1.zip`, `5-subscriber-2.js`. */
function fileOf(file = ''): { file?: string } {
  return file === '' ? {} : { file };
}
