import { join } from 'node:path';
import { packageRoot } from '../harness/package-root';
import { demanded } from '../report/result';
import { feedback } from '../report/terminal';
import type { FlawCheck } from './check-flaws';
import type { Equivalent } from './flaw';
import { type GradedCopy, gradeCopies } from './flaw-run';
import { groupEdits } from './groups';

/** Checks that harmless variants pass. A copy holds several where they fit together; when it fails, each is graded alone. */
export async function checkEquivalents(
  equivalents: readonly Equivalent[],
  run: FlawCheck,
): Promise<{ passed: number; all: number }> {
  let passed = 0;
  const alone: Equivalent[] = [];
  const take = ({ copy, broken: reported }: GradedCopy): void => {
    const members = [copy.edit, ...(copy.also ?? [])] as Equivalent[];
    // Advice is no failure: what goes beyond the exercise, a legitimate solution may leave out.
    const broken = demanded(reported).filter(({ verdict }) => verdict !== 'pass');
    if (broken.length > 0 && members.length > 1) return void alone.push(...members);
    for (const _member of members) run.progress.step({ verdict: broken.length === 0 ? 'pass' : 'fail' });
    if (broken.length === 0) passed += members.length;
    const excused = reported.filter(({ verdict, cause }) => cause !== undefined && verdict !== 'fail');
    for (const { rule, cause } of excused)
      run.failures.push(`FALSE CAUSE  ${copy.edit.id}, which is harmless, is told of "${rule}": ${cause}`);
    for (const rule of broken) {
      const why = `${rule.rule}\n${feedback(rule)}`;
      run.failures.push(`TOO STRICT  ${copy.edit.id}, which is harmless, does not pass: ${why}`);
    }
  };
  const groups = groupEdits(equivalents, join(packageRoot, 'src'));
  await gradeCopies(
    groups.map(([edit, ...also]) => ({ edit, also })),
    { ...run, graded: take },
  );
  await gradeCopies(
    alone.map(edit => ({ edit })),
    { ...run, graded: take },
  );
  return { passed, all: equivalents.length };
}
