/**
 * The planted flaws and the harmless variants of the reference, one file for each task: `task-05.ts` exports `flaws` and
 * `equivalents`.
 *
 * Needs the types of `flaw.ts` only.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Equivalent, Flaw } from '../flaw';
import type { KnownRule } from '../rules';

/** All planted flaws and all harmless variants. */
export interface Collection {
  readonly flaws: readonly Flaw[];
  readonly equivalents: readonly Equivalent[];
}

/** Reads them from the files in this folder. */
export function readCollection(): Collection {
  const modules = readdirSync(__dirname)
    .filter(name => /^task-\d+\.[jt]s$/.test(name))
    .map(name => require(join(__dirname, name)) as Partial<Collection>);
  return {
    flaws: modules.flatMap(module => module.flaws ?? []),
    equivalents: modules.flatMap(module => module.equivalents ?? []),
  };
}

/** The name of an edit, unique among all tasks. */
export function nameOf({ task, id }: { readonly task: string; readonly id: string }): string {
  return `${task}-${id}`;
}

/** Mistakes in the collection itself: repeated ids, unknown rules, rules without a flaw. */
export function mistakesIn({ flaws, equivalents }: Collection, rules: readonly KnownRule[]): string[] {
  const names = [...flaws, ...equivalents].map(nameOf);
  const twice = names.filter((name, index) => names.indexOf(name) !== index).map(name => `${name} is there twice.`);
  const strange = flaws
    .filter(({ task, rule }) => !rules.some(known => known.task === task && known.rule === rule))
    .map(({ id, task, rule }) => `${id}: ${task} has no rule "${rule}".`);
  const unbroken = rules
    .filter(({ task, rule }) => !flaws.some(flaw => flaw.task === task && flaw.rule === rule))
    .map(({ task, rule }) => `No flaw breaks the rule of ${task} "${rule}".`);
  return [...twice, ...strange, ...unbroken];
}
