import { type Stats, statSync } from 'node:fs';
import { extname } from 'node:path';
import { endings, largestProgram } from '../../harness/stage/contents/programs';
import { isRedisSource } from '../../harness/stage/contents/redis-source';
import type { Task } from '../specification/tasks';
import { wrongEncoding } from './encoding';
import { type Entry, entriesOf, refusal } from './entries';
import type { RawPath } from './raw-names';

const deepest = 5;
const mostFolders = 2000;

/** A folder that may be the solution. */
export interface Candidate {
  readonly folder: RawPath;
  /** The folders on the way to it from the one that was handed in, as they are shown. */
  readonly way: readonly string[];
  /** The programs in it that the exercise names. */
  readonly named: ReadonlySet<string>;
  /** Whether it holds another file that the exercise names, such as a dump. */
  readonly hasOther: boolean;
  /** Whether it holds any program at all. */
  readonly hasPrograms: boolean;
}

/** What was found in a folder that was handed in. */
export interface Found {
  readonly candidates: readonly Candidate[];
  /** Archives in it, at most three folders down. */
  readonly archives: readonly Entry[];
  /** What was left out and why, as sentences. */
  readonly troubles: readonly string[];
  /** Whether the system kept some of it from us: then nobody can say what is in it. */
  readonly unreadable: boolean;
}

/** A program's name is its file's without the ending; any other file's name is whole. */
export function programName(file: string): string {
  const ending = extname(file);
  return (endings as readonly string[]).includes(ending) ? file.slice(0, -ending.length) : file;
}

/** Whether a folder holds what no learner wrote: packages, what a tool keeps, what a Mac adds to an archive. */
export function isLitter(name: string): boolean {
  return (
    /^(\..*|node_modules|bower_components|__MACOSX|\$RECYCLE\.BIN|System Volume Information)$/i.test(name) ||
    isRedisSource(name)
  );
}

/** The names that the exercise gives its programs, and those of other files that it asks for. */
export function namedFiles(tasks: readonly Task[]): { programs: ReadonlySet<string>; others: ReadonlySet<string> } {
  const text = tasks.map(task => task.text).join('\n');
  const all = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
  // The exercise numbers its programs.
  return { programs: all(/"(\d+-[\w.-]+)"/g), others: all(/"([\w-]+\.rdb)"/g) };
}

/** Looks through a folder and those in it for what may be the solution, the least deep first. */
export function findCandidates(root: RawPath, tasks: readonly Task[]): Found {
  const { programs, others } = namedFiles(tasks);
  const candidates: Candidate[] = [];
  const archives: Entry[] = [];
  const troubles: string[] = [];
  let level: { folder: RawPath; way: string[] }[] = [{ folder: root, way: [] }];
  let seen = 0;
  let unreadable = false;
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    const below: typeof level = [];
    for (const { folder, way } of level) {
      seen += 1;
      if (seen > mostFolders) {
        troubles.push(`More than ${mostFolders} folders are in it: the others were not looked into.`);
        return { candidates, archives, troubles, unreadable };
      }
      let entries: Entry[];
      try {
        entries = entriesOf(folder);
      } catch (error) {
        if (depth === 0) throw error;
        unreadable = true;
        troubles.push(`The folder ${way.join('/')} was left out: ${refusal(error)}.`);
        continue;
      }
      const files = entries.filter(({ kind }) => kind === 'file' || kind === 'link');
      const names = files.map(({ name }) => name);
      const candidate = {
        folder,
        way,
        named: new Set(
          names
            .filter(isProgram)
            .map(programName)
            .filter(name => programs.has(name)),
        ),
        hasOther: names.some(name => others.has(name)),
        hasPrograms: names.some(isProgram),
      };
      if (candidate.hasPrograms || candidate.hasOther) candidates.push(candidate);
      if (depth <= 2) archives.push(...files.filter(({ name }) => looksLikeArchive(name)));
      for (const entry of entries.filter(({ name }) => isProgram(name) && programs.has(programName(name)))) {
        const trouble = troubleWith(entry);
        const encoding = trouble ? undefined : wrongEncoding(entry.path);
        if (trouble) troubles.push(`${[...way, entry.name].join('/')} ${trouble}: it was left out.`);
        if (encoding) troubles.push(`${[...way, entry.name].join('/')} ${encoding}`);
      }
      const folders = entries.filter(({ kind, name }) => kind === 'folder' && !isLitter(name));
      below.push(...folders.map(({ path, name }) => ({ folder: path, way: [...way, name] })));
    }
    level = below;
  }
  return { candidates, archives, troubles, unreadable };
}

/** Why a program of the exercise cannot be run, though its name is there. */
function troubleWith({ path, kind }: Entry): string | undefined {
  if (kind !== 'file' && kind !== 'link') return `is no file but a ${kind}`;
  let facts: Stats;
  try {
    facts = statSync(path);
  } catch (error) {
    return kind === 'link' ? 'is a link to nothing' : `cannot be read (${refusal(error)})`;
  }
  if (!facts.isFile()) return 'is a link to what is no file';
  return facts.size > largestProgram ? `is larger than ${largestProgram / 1024 ** 2} MB` : undefined;
}

function isProgram(name: string): boolean {
  return (endings as readonly string[]).includes(extname(name)) && !/\.d\.[cm]?ts$/.test(name);
}

/** Whether a file can matter to a grade: programs, and the data beside them. */
export function matters(name: string): boolean {
  return ([...endings, '.rdb', '.json'] as readonly string[]).includes(extname(name));
}

/** By its name; what it really is, is looked up in its bytes before it is opened. */
export function looksLikeArchive(name: string): boolean {
  return /\.(zip|tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz|zst)|7z|rar|gz|xz|bz2)$/i.test(name);
}
