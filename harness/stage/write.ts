import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plan, PlannedFile } from './plan';
import { linkPackages, type Served } from './served';

/** Writes a stage under a temporary name and renames it, so that another process sees the whole stage or none. */
export function writeStage(folder: string, { files, packageJson }: Plan, served: Served): void {
  const draft = `${folder}.${randomUUID()}`;
  for (const part of ['files', 'compiled']) mkdirSync(join(draft, part), { recursive: true });
  for (const file of files) writeFile(draft, file);
  writeFileSync(join(draft, 'package.json'), packageJson);
  linkPackages(served, draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function writeFile(draft: string, { name, content, compiled }: PlannedFile): void {
  const path = join(draft, 'files', name);
  mkdirSync(dirname(path), { recursive: true });
  if ('from' in content) copyFileSync(content.from, path);
  else writeFileSync(path, content.text);
  if (!compiled) return;
  const beside = join(draft, 'compiled', name);
  mkdirSync(dirname(beside), { recursive: true });
  writeFileSync(beside, compiled());
}
