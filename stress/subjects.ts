import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { plant } from '../flaws/plant';
import { readRules } from '../flaws/rules';
import { nameOf, readCollection } from '../flaws/tasks';
import { packageRoot } from '../harness/package-root';
import { reapWithHarness } from '../harness/reaper/reaper';
import type { Part } from './play';

/** Something whose verdicts must not depend on the machine. */
export interface Subject {
  /** `reference`, a variant's or a flaw's name, or a folder. */
  readonly name: string;
  /** What to play of it. Creates the folder if it is an edited reference. */
  part(): Part;
}

/** The folders from the command line. */
export function foldersAsSubjects(folders: readonly string[], tags: string): Subject[] {
  return folders.map(folder => ({
    name: folder,
    part: () => ({ target: resolve(folder), tags: tags || 'not @objective', seed: basename(folder) }),
  }));
}

export function reference(tags: string): Subject {
  return { name: 'reference', part: () => ({ target: join(packageRoot, 'src'), tags, seed: 'reference' }) };
}

/** The harmless variants of the reference, each with its own task; they pass. */
export function variants(): Subject[] {
  return readCollection().equivalents.map(edit => ({
    name: nameOf(edit),
    part: () => ({ target: planted(edit), tags: `@${edit.task}`, seed: nameOf(edit) }),
  }));
}

/** The planted flaws, each with the rule that it breaks; they fail. */
export function flaws(): Subject[] {
  const rules = readRules();
  return readCollection().flaws.map(edit => ({
    name: nameOf(edit),
    part: () => ({
      target: planted(edit),
      tags: `@${edit.task}`,
      seed: nameOf(edit),
      scenarios: rules.find(({ task, rule }) => task === edit.task && rule === edit.rule)?.scenarios ?? [],
    }),
  }));
}

function planted(edit: Parameters<typeof plant>[0][number]): string {
  const folder = mkdtempSync(join(tmpdir(), 'queuing-spec-stress-'));
  reapWithHarness(`folder ${folder}`);
  const target = join(folder, 'solution');
  plant([edit], join(packageRoot, 'src'), target);
  return target;
}
