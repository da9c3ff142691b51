import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { escapesFolder } from '../stage/contents/escapes-folder';

const most = { depth: 3, entries: 2000 };
/** How many letters may be wrong, missing or extra. */
const slips = 2;

/** The file that was probably meant to be a program, and what to do with it. */
export interface MeantFile {
  /** Relative to the target; a folder ends with `/`. */
  readonly name: string;
  readonly todo: string;
}

/**
 * Finds the file that was probably meant to be a program: with other capitals or punctuation, something added to its name, a
 * wrong letter, or in another folder; or something at its path that is not a file of the target.
 */
export function meantFile(program: string, target: string): MeantFile | undefined {
  const wanted = `${program}.js`;
  const found = [...entriesOf(target)].map(({ name, entry }) => ({ name, entry, near: nearness(last(name), wanted) }));
  const [best] = found.filter(({ near }) => near > 0).sort((one, other) => other.near - one.near);
  if (!best) return undefined;
  const { name, entry } = best;
  if (entry.isDirectory()) return { name: `${name}/`, todo: 'it is a folder; put the file itself in its place' };
  if (entry.isSymbolicLink()) {
    if (!existsSync(join(target, name)))
      return { name, todo: 'it is a link to something that is not there; put the file itself in its place' };
    if (escapesFolder(target, join(target, name)))
      return { name, todo: 'it is a link that leads out of the folder; put the file itself in its place' };
  }
  return { name, todo: last(name) === wanted ? `move it to ${wanted}` : `rename it to ${wanted}` };
}

function last(name: string): string {
  return name.split('/').at(-1) ?? name;
}

/** How certainly one name means the other; 0: not at all. */
function nearness(name: string, wanted: string): number {
  if (name === wanted) return 6;
  const [own, due] = [plain(withoutEndings(name)), plain(withoutEndings(wanted))];
  if (own === due) return 5;
  // `3-sender-1`, `3-sender (1)`, `lastfirst_1234_3-sender`: the whole name, with something around it.
  if (new RegExp(`(^|[^0-9a-z])${due.replace(/[^0-9a-z]/g, '')}($|[^a-z])`).test(spaced(own, due))) return 4;
  if (/^\d/.test(own) && own[0] === due[0] && distance(own, due) <= slips) return 3;
  return 0;
}

/** The name with blanks around the wanted name; empty if it does not contain it. */
function spaced(own: string, due: string): string {
  const at = own.lastIndexOf(due);
  return at < 0 ? '' : `${own.slice(0, at)} ${due} ${own.slice(at + due.length)}`;
}

function withoutEndings(name: string): string {
  return name.replace(/(\.(?:[cm]?[jt]sx?|txt|text|md|html?))+$/i, '');
}

/** Without capitals and punctuation, which people mix up. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The number of letters to insert, remove or change (Levenshtein distance). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row.at(-1) as number;
}

function* entriesOf(target: string): Generator<{ name: string; entry: Dirent }> {
  let left = most.entries;
  let level = [''];
  for (let depth = 0; depth <= most.depth && level.length > 0; depth += 1) {
    const below: string[] = [];
    for (const folder of level) {
      for (const entry of entriesIn(join(target, folder))) {
        if (left <= 0) return;
        left -= 1;
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
        yield { name, entry };
        if (entry.isDirectory()) below.push(name);
      }
    }
    level = below;
  }
}

/** Empty when the folder cannot be read. */
function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
