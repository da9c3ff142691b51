import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** One edit of a program. */
export interface Edit {
  readonly id: string;
  readonly program: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * Copies the reference and edits one program of the copy.
 *
 * @throws Error when the text to be replaced does not stand there exactly once
 */
export function plant({ id, program, find, replace }: Edit, reference: string, folder: string): void {
  cpSync(reference, folder, { recursive: true });
  const file = readdirSync(folder).find(name => name.slice(0, -extname(name).length) === program);
  if (!file) throw new Error(`${id}: the reference has no program ${program}.`);
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${id}: the text to be replaced stands ${times} times in ${program}, not once:\n${find}`);
  writeFileSync(path, text.replace(find, () => replace));
}
