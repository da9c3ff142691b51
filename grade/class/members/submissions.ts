import { realpathSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { endings } from '../../../harness/stage/contents/programs';
import { archiveKind } from '../../archives/kind';
import { isLitter, looksLikeArchive, matters } from '../../intake/candidates';
import { type Entry, kindBehind, refusal } from '../../intake/entries';
import { gradescopeFile } from './gradescope-names';
import { type SubmissionName, submissionName } from './submission-name';

/** Something that a student handed in. */
export interface Submission {
  /** The entry of the class's folder; for loose files, the common part of their names. */
  readonly name: string;
  /** A folder or an archive; `loose`: the programs of one student, as Canvas exports them. */
  readonly entries: readonly Entry[];
  readonly loose: boolean;
  /** What the learning platform's name says. */
  readonly platform?: SubmissionName;
}

/** An entry of the class's folder that nobody handed in as a solution. */
export interface Stray {
  readonly name: string;
  readonly reason: string;
  /** It is somebody's program; otherwise it is not part of the class at all. */
  readonly isProgram?: boolean;
}

/** Sorts every entry of a class's folder. */
export function sortEntries(
  entries: readonly Entry[],
  own: { readonly classFolder: string; readonly out: string },
): { submissions: Submission[]; strays: Stray[] } {
  const strays: Stray[] = [];
  const submissions: Submission[] = [];
  const loose = new Map<string, { platform: SubmissionName; entries: Entry[] }>();
  const moodleFiles = new Set(
    entries.filter(({ name }) => /_assignsubmission_file/.test(name)).map(({ name }) => submissionName(name)?.number),
  );
  for (const entry of entries) {
    const { name } = entry;
    const platform = submissionName(name);
    const what = whatIs(entry, own);
    if (typeof what !== 'string') strays.push({ name, ...what });
    else if (what === 'program' && platform) {
      const key = `${platform.who}_${platform.number}`;
      const group = loose.get(key) ?? { platform, entries: [] };
      group.entries.push(entry);
      loose.set(key, group);
    } else if (what === 'program')
      strays.push({
        name,
        reason: isProgram(name)
          ? 'It lies loose, in no folder: put it into a folder of its student, or leave out --class where this is one solution.'
          : 'It lies loose, in no folder: put it into a folder of its student.',
        isProgram: isProgram(name),
      });
    else if (/_assignsubmission_onlinetext/.test(name) && moodleFiles.has(platform?.number))
      strays.push({ name, reason: 'It is a text that was typed into Moodle, beside the files.' });
    else submissions.push({ name, entries: [entry], loose: false, ...(platform && { platform }) });
  }
  for (const [name, { platform, entries }] of loose) submissions.push({ name, entries, loose: true, platform });
  return { submissions, strays };
}

type What = 'submission' | 'program' | { readonly reason: string };

function whatIs(entry: Entry, own: { readonly classFolder: string; readonly out: string }): What {
  const { name, path, kind } = entry;
  if (isLitter(name)) return { reason: 'It is nobody’s: the system or a tool put it there.' };
  if (kind === 'link') return behindLink(entry, own);
  if (kind === 'folder')
    return isSame(path, own.out) ? { reason: 'It holds the results of this class.' } : 'submission';
  if (kind === 'file') return whatFile(entry);
  return {
    reason: kind === 'unreadable' ? 'It cannot be read.' : `It is a ${kind}, neither a folder nor an archive.`,
  };
}

function whatFile({ name, path }: Entry): What {
  try {
    if (archiveKind(path) || looksLikeArchive(name)) return 'submission';
  } catch (error) {
    return looksLikeArchive(name) ? 'submission' : { reason: `It cannot be read: ${refusal(error)}.` };
  }
  if (name === gradescopeFile) return { reason: 'It says who is behind the submissions.' };
  return matters(name) ? 'program' : { reason: 'It is neither a folder nor an archive.' };
}

/** A link may lead to a student's folder elsewhere, but not to one that is graded anyway, nor in a circle. */
function behindLink(entry: Entry, { classFolder, out }: { readonly classFolder: string; readonly out: string }): What {
  let real: Buffer;
  try {
    real = realpathSync(entry.path, { encoding: 'buffer' }) as unknown as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      reason: code === 'ENOENT' ? 'It is a link to nothing.' : `It is a link that leads nowhere: ${refusal(error)}.`,
    };
  }
  const inside = `${realpathSync(classFolder)}/`;
  const end = `${real.toString('utf8')}/`;
  if (inside.startsWith(end)) return { reason: 'It is a link to the class’s own folder, or to one above it.' };
  if (end.startsWith(inside))
    return { reason: `It is a link to ${end.slice(inside.length, -1)}, which is here itself.` };
  const kind = kindBehind(real);
  return whatIs({ ...entry, path: real, kind }, { classFolder, out });
}

function isProgram(name: string): boolean {
  return (endings as readonly string[]).includes(extname(name));
}

function isSame(path: Buffer, other: string): boolean {
  const there = statSync(other, { throwIfNoEntry: false });
  const here = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && here !== undefined && there.ino === here.ino && there.dev === here.dev;
}
