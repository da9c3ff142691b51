import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { packageRoot } from '../../harness/package-root';
import { contentsOf } from '../../harness/stage/contents/contents';
import { mentions, type Task } from '../specification/tasks';

const largest = 8 * 1024 * 1024;

/** Identifies a version of the harness and its specification: it changes with their text. */
export function specificationFingerprint(): string {
  const hash = createHash('sha256').update(process.versions.node);
  for (const folder of ['features', 'steps', 'harness', 'report', 'grade']) addFolder(hash, join(packageRoot, folder));
  return hash.digest('hex');
}

/** Identifies all that a grade depends on: the solution's files, the tasks, and the specification. */
export function fingerprint(target: string, tasks: readonly Task[], specification: string): string {
  const hash = createHash('sha256').update(`${specification}\0${tasks.map(task => task.id).join()}`);
  for (const { name, path } of contentsOf(target).files) hash.update(`\0${name}\0`).update(bytesOf(path));
  for (const folder of [target, dirname(target)]) {
    const others = namesIn(folder).filter(name => tasks.some(task => mentions(task, name)) || name === 'package.json');
    for (const name of others.sort()) addFile(hash, join(folder, name), name);
  }
  return hash.digest('hex');
}

function addFolder(hash: Hash, folder: string): void {
  if (!existsSync(folder)) return;
  // Sorted, because other machines compare it, and their disks list files in another order.
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else addFile(hash, path);
  }
}

function addFile(hash: Hash, path: string, name = relative(packageRoot, path)): void {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts?.isFile() && facts.size <= largest) hash.update(`\0${name}\0`).update(bytesOf(path));
}

/** A file that cannot be read, or is gone by now, does not count for the grade either. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
