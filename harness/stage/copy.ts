import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkPackages } from './served';
import type { Stage } from './stage';

/**
 * Copies the files for a program. By hand a program runs in the target's folder and may write there; here its changes are for
 * this launch only.
 *
 * @param folder the new folder, inside one that `surround` has prepared
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

/** Prepares a folder for copies: puts the packages and the module type there, where Node looks for them. */
export function surround({ folder: stage, served }: Stage, folder: string): void {
  linkPackages(served, folder);
  copyFileSync(join(stage, 'package.json'), join(folder, 'package.json'));
}
