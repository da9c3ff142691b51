import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Edit, FileEdit, TextEdit } from './flaw';

export type { Edit } from './flaw';

/** The reference's programs for the objectives; no flaw edits them. */
const beside = 'objectives';
/** Files of the reference at the package's root, next to the folder of its programs. */
const atRoot = ['dump.rdb'];

/**
 * Copies the reference and edits the copy, one edit after the other.
 *
 * @throws Error when a program does not contain the text to replace exactly once
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
