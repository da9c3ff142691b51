import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gradeAll } from '../grade/class/worker-pool';
import { packageRoot } from '../harness/package-root';
import type { Result, RuleResult } from '../report/result';
import { nameOf } from './collection';
import type { Edit, Equivalent, Flaw } from './flaw';
import { plant } from './mutant';
import type { KnownRule } from './rules';

/** One edited reference to be put before the specification. */
export interface Quarry {
  readonly edit: (Flaw | Equivalent) & Edit;
  /** Further edits of the same copy. */
  readonly also?: readonly Edit[];
  /** The names of the scenarios to run; all of the task's where it is not given. */
  readonly scenarios?: readonly string[];
}

/** What the specification says of one. */
export interface Found {
  readonly quarry: Quarry;
  readonly result: Result;
  /** The rules that it does not meet, or meets only with advice. */
  readonly broken: readonly RuleResult[];
}

/** How to go about it. */
export interface HuntOptions {
  readonly workers: number;
  readonly found: (found: Found) => void;
  /** Is told of an edit that does not fit the reference, and why. */
  readonly unfit: (quarry: Quarry, why: string) => void;
  readonly signal: AbortSignal;
}

/** The folder's name is the same in every run, so that feedback that names it is too. */
const folderName = 'solution';

/**
 * Puts edited copies of the reference before the specification, several at a time. The random values come from each
 * edit's own id: the same in every run.
 */
export async function hunt(quarries: readonly Quarry[], { workers, found, unfit, signal }: HuntOptions): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'queuing-spec-flaws-'));
  const folderOf = ({ edit }: Quarry) => join(parent, nameOf(edit), folderName);
  try {
    const planted = quarries.filter(quarry => {
      try {
        plant([quarry.edit, ...(quarry.also ?? [])], join(packageRoot, 'src'), folderOf(quarry));
        return true;
      } catch (error) {
        unfit(quarry, (error as Error).message);
        return false;
      }
    });
    await gradeAll(planted, {
      workers,
      signal,
      assignmentFor: quarry => ({
        target: folderOf(quarry),
        tasks: [quarry.edit.task],
        seed: nameOf(quarry.edit),
        ...(quarry.scenarios && { scenarios: quarry.scenarios }),
      }),
      finished: (quarry, result) => {
        rmSync(join(parent, nameOf(quarry.edit)), { recursive: true, force: true });
        found({ quarry, result, broken: brokenIn(result) });
      },
    });
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function brokenIn({ tasks }: Result): RuleResult[] {
  const met = ['pass', 'advice'];
  return tasks.flatMap(task => task.rules).filter(rule => !met.includes(rule.verdict) || rule.advice !== undefined);
}

/** The scenarios of the rule that a flaw breaks: one that does not catch it fails at once, without the rest of its task. */
export function scenariosFor(flaw: Flaw, rules: readonly KnownRule[]): readonly string[] {
  return rules.find(({ task, rule }) => task === flaw.task && rule === flaw.rule)?.scenarios ?? [];
}

/** Whether the rule that a flaw breaks says so; one that the harness could not judge does not. */
export function isCaught({ broken }: Found, { rule }: Flaw): boolean {
  return broken.some(one => one.rule === rule && (one.verdict === 'fail' || one.advice !== undefined));
}
