import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLitter } from './candidates';
import { entriesOf } from './entries';
import type { RawPath } from './raw-names';

const deepest = 4;
const mostFiles = 2000;
const largest = 8 * 1024 * 1024;

/**
 * Copies a solution, without packages and large files, to a folder whose path is text; every name in it becomes text too.
 */
export function copyAsText(folder: RawPath, to: string): string {
  copyFolder(folder, to, 0, { left: mostFiles });
  return to;
}

function copyFolder(folder: RawPath, to: string, depth: number, budget: { left: number }): void {
  mkdirSync(to, { recursive: true });
  for (const { path, name, kind } of entriesOf(folder)) {
    if (kind === 'folder' && depth < deepest && !isLitter(name)) copyFolder(path, join(to, name), depth + 1, budget);
    if (kind !== 'file' || budget.left <= 0 || statSync(path).size > largest) continue;
    budget.left -= 1;
    copyFileSync(path, join(to, name));
  }
}
