import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkPackages } from './served';
import type { Stage } from './stage';

/**
 * Gives a program files of its own: by hand it runs in the target's folder, and may write there; here what it writes is
 * for this launch alone.
 *
 * @param folder where they go; it is made, in one that `surround` has been called on
 */
export function copyFiles({ files, names }: Stage, folder: string): void {
  const made = new Set<string>();
  for (const name of ['', ...names]) {
    const path = join(folder, name);
    const parent = name === '' ? folder : dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    if (name !== '') copyFileSync(join(files, name), path);
  }
}

/** Puts into a folder what Node is to find above the copies in it: the packages, and what kind of modules the files are. */
export function surround({ folder: stage, served }: Stage, folder: string): void {
  linkPackages(served, folder);
  copyFileSync(join(stage, 'package.json'), join(folder, 'package.json'));
}
