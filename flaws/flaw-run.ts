import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gradeAll } from '../grade/class/worker-pool';
import { packageRoot } from '../harness/package-root';
import type { Result, RuleResult } from '../report/result';
import type { Edit, Equivalent, Flaw } from './flaw';
import { plant } from './plant';
import type { KnownRule } from './rules';
import { nameOf } from './tasks';

/** A copy of the reference with an edit, to be graded. */
export interface EditedCopy {
  readonly edit: (Flaw | Equivalent) & Edit;
  /** Further edits of the same copy. */
  readonly also?: readonly Edit[];
  /** The names of the scenarios to run; all of the task's where it is not given. */
  readonly scenarios?: readonly string[];
}

/** What the specification found in one. */
export interface GradedCopy {
  readonly copy: EditedCopy;
  readonly result: Result;
  /** The rules that it does not meet, or meets only with advice. */
  readonly broken: readonly RuleResult[];
}

export interface FlawRunOptions {
  /** How many copies are graded at a time. */
  readonly workers: number;
  /** Called with each copy when it is graded. */
  readonly graded: (graded: GradedCopy) => void;
  /** Called with the reason when an edit does not fit the reference. */
  readonly unfit: (copy: EditedCopy, why: string) => void;
  readonly signal: AbortSignal;
}

/** The same in every run, so that feedback with the folder's name stays the same too. */
const folderName = 'solution';

/** Grades edited copies of the reference. The random values follow from each edit's id, so every run has the same ones. */
export async function gradeCopies(
  copies: readonly EditedCopy[],
  { workers, graded, unfit, signal }: FlawRunOptions,
): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'queuing-spec-flaws-'));
  const folderOf = ({ edit }: EditedCopy) => join(parent, nameOf(edit), folderName);
  try {
    const planted = copies.filter(copy => {
      try {
        plant([copy.edit, ...(copy.also ?? [])], join(packageRoot, 'src'), folderOf(copy));
        return true;
      } catch (error) {
        unfit(copy, (error as Error).message);
        return false;
      }
    });
    await gradeAll(planted, {
      workers,
      signal,
      assignmentFor: copy => ({
        target: folderOf(copy),
        tasks: [copy.edit.task],
        seed: nameOf(copy.edit),
        ...(copy.scenarios && { scenarios: copy.scenarios }),
      }),
      finished: (copy, result) => {
        rmSync(join(parent, nameOf(copy.edit)), { recursive: true, force: true });
        graded({ copy, result, broken: brokenIn(result) });
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

/** The scenarios of the rule that a flaw breaks. Most flaws are caught by them, without the rest of the task. */
export function scenariosFor(flaw: Flaw, rules: readonly KnownRule[]): readonly string[] {
  return rules.find(({ task, rule }) => task === flaw.task && rule === flaw.rule)?.scenarios ?? [];
}

/** Whether the rule that a flaw breaks fails, or gives advice. An error of the harness is no catch. */
export function isCaught({ broken }: GradedCopy, { rule }: Flaw): boolean {
  return broken.some(one => one.rule === rule && (one.verdict === 'fail' || one.advice !== undefined));
}
