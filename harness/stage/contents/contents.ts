/**
 * What a target holds: its files within bounds, its programs, and the links that lead out of it.
 *
 * Needs node:fs only.
 */
import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { escapesFolder } from './escapes-folder';
import { mayRead } from './may-read';
import { isRedisSource } from './redis-source';

/** The most that is taken from a target: more than any solution has, and little enough to copy at each launch. */
const most = { files: 2000, bytesOfOne: 8 * 1024 * 1024, bytes: 32 * 1024 * 1024, depth: 12, entries: 20_000 };

/** One file of a target. */
export interface TargetFile {
  readonly path: string;
  /** Relative to the target, `/` between folders, with its ending: `assets/1.json`. */
  readonly name: string;
  readonly bytes: number;
  /** Changes when the file is written. */
  readonly changed: number;
}

/** The files of a target that its programs find beside them. */
export interface Contents {
  readonly files: readonly TargetFile[];
  /** Why a file in the target's folder is not included, by its name; whole folders end with `/`. */
  readonly leftOut: ReadonlyMap<string, string>;
}

/**
 * Lists a target: every file that its programs could read by hand, those near its root first. Leaves out packages, hidden
 * folders (but not hidden files: `.env`), an unpacked Redis, links out of the folder, and whatever exceeds the limits.
 */
export function contentsOf(target: string): Contents {
  const files: TargetFile[] = [];
  const leftOut = new Map<string, string>();
  let bytes = 0;
  let seen = 0;
  let level: string[] = [''];
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: string[] = [];
    for (const { entry, name } of level.flatMap(folder => entriesOf(target, folder))) {
      seen += 1;
      if (seen > most.entries) return { files, leftOut };
      const path = join(target, name);
      const facts = factsOf(path);
      if (!facts) continue;
      const why = reasonAgainst(entry, facts, target, path);
      if (facts.isDirectory()) {
        if (why !== undefined || depth >= most.depth) leftOut.set(`${name}/`, why ?? tooDeep);
        else below.push(name);
      } else if (facts.isFile()) {
        const full = files.length >= most.files || bytes + facts.size > most.bytes;
        if (why !== undefined || full) leftOut.set(name, why ?? tooMuch);
        else {
          bytes += facts.size;
          files.push({ path, name, bytes: facts.size, changed: facts.mtimeMs });
        }
      }
    }
    level = below;
  }
  return { files, leftOut };
}

const tooDeep = `lies more than ${most.depth} folders deep`;
const tooMuch = `goes beyond the ${most.files} files and ${most.bytes / 1024 / 1024} MB that are taken along`;
const tooLarge = `is larger than ${most.bytesOfOne / 1024 / 1024} MB`;

/** Undefined when there is nothing, or this user may not read it, or links form a circle. */
function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function entriesOf(target: string, folder: string): { entry: Dirent; name: string }[] {
  try {
    return readdirSync(join(target, folder), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(entry => ({ entry, name: folder ? `${folder}/${entry.name}` : entry.name }));
  } catch {
    // It cannot be read. By hand, a program finds nothing there either.
    return [];
  }
}

function reasonAgainst(entry: Dirent, facts: Stats, target: string, path: string): string | undefined {
  if (entry.isSymbolicLink() && escapesFolder(target, path)) return 'is a link that leads out of the folder';
  if (!facts.isDirectory() && facts.size > most.bytesOfOne) return tooLarge;
  if (facts.isFile() && !mayRead(path)) return 'may not be read by this user';
  if (!facts.isDirectory()) return undefined;
  if (entry.name === 'node_modules') return "holds packages, which come from the exercise's own list";
  if (entry.name.startsWith('.')) return 'is a hidden folder';
  if (isRedisSource(entry.name)) return 'is an unpacked Redis';
  // A link to an enclosing folder would never end.
  const circles = entry.isSymbolicLink() && `${path}${sep}`.startsWith(`${realpathSync(path)}${sep}`);
  return circles ? 'is a link to a folder that it lies in' : undefined;
}
