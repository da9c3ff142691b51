import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { classCsv } from '../../report/class/class-csv';
import { classPage } from '../../report/class/class-page';
import type { ClassResult } from '../../report/class/class-result';

/** Writes a class's three files, and gives their paths. */
export function writeClass(result: ClassResult, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const texts = {
    'class.json': `${JSON.stringify(result, null, 2)}\n`,
    'class.csv': classCsv(result),
    'class.html': classPage(result),
  };
  return Object.entries(texts).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}
