import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Edit, FileEdit, TextEdit } from './flaw';

export type { Edit } from './flaw';

/** Its programs beyond the tasks, which no flaw is about. */
const beside = 'objectives';
/** What belongs to the reference, but stands at the package's root, beside the folder of its programs. */
const atRoot = ['dump.rdb'];

/**
 * Copies the reference and makes edits of the copy, one after the other.
 *
 * @throws Error when a text to be replaced does not stand there exactly once
 */
export function plant(edits: readonly Edit[], reference: string, folder: string): void {
  cpSync(reference, folder, { recursive: true, filter: path => basename(path) !== beside });
  for (const name of atRoot) cpSync(join(dirname(reference), name), join(folder, name));
  for (const edit of edits) {
    if ('file' in edit) replaceFile(edit, folder);
    else replaceText(edit, folder);
  }
}

function replaceFile({ file, content, beside = {} }: FileEdit, folder: string): void {
  for (const [name, text] of Object.entries(beside)) writeFileSync(join(folder, name), text);
  const path = join(folder, file);
  if (content === null) rmSync(path);
  else writeFileSync(path, content);
}

function replaceText({ id, program, find, replace }: { id: string } & TextEdit, folder: string): void {
  const file = readdirSync(folder).find(name => name.slice(0, -extname(name).length) === program);
  if (!file) throw new Error(`${id}: the reference has no program ${program}.`);
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1)
    throw new Error(`${id}: the text to be replaced stands ${times} times in ${program}, not once:\n${find}`);
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
}
