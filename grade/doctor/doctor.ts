/**
 * Checks whether this machine can grade, and says what to do if it cannot. `doctor` checks everything and prints a table;
 * `requireMachine` makes the fast checks before each run. Needs nothing but this machine.
 */

import { textWidth } from '../../harness/compare/text';
import { HarnessError } from '../../harness/errors';
import { type Result, verdictOf } from '../../report/result';
import type { Check, Finding } from './check';
import { folderChecks } from './folders';
import { requireRedis } from './redis';
import { limitChecks } from './system-limits';
import { nodeCheck, toolChecks } from './tools';

const quick: readonly Check[] = [nodeCheck, ...folderChecks, ...limitChecks];
const signs = { good: '✓', poor: '!', bad: '✗' } as const;

/**
 * Checks everything, and prints the results as a table.
 *
 * @returns the exit code: 0 when this machine can grade, otherwise 2
 */
export async function doctor(print: (text: string) => void = text => process.stdout.write(text)): Promise<0 | 2> {
  const rows: { name: string; finding: Finding }[] = [];
  for (const check of [...quick, ...toolChecks]) rows.push({ name: check.name, finding: await look(check) });
  const width = Math.max(...rows.map(({ name }) => textWidth(name)));
  for (const { name, finding } of rows) {
    const { state, found, mend } = finding;
    print(`${signs[state]} ${name}${' '.repeat(width - textWidth(name))}  ${found}${mend ? `: ${mend}` : ''}\n`);
  }
  const bad = rows.filter(({ finding }) => finding.state === 'bad').length;
  print(
    bad === 0
      ? '\nThis machine can grade.\n'
      : `\n${bad} of ${rows.length} must be mended before this machine can grade.\n`,
  );
  return bad === 0 ? 0 : 2;
}

/**
 * Looks again after a run that did not go well: what a machine comes to lack meanwhile, such as room on its disk, is no
 * program's fault, though programs fail of it.
 *
 * @throws HarnessError in one sentence, which says what to do
 */
export async function requireMachineStill(result: Pick<Result, 'tasks'>): Promise<void> {
  const verdict = verdictOf(result);
  if (verdict === 'fail' || verdict === 'error') await requireMachine();
  if (verdict === 'error') await requireRedis(true);
}

/** @throws HarnessError when this machine cannot grade: one sentence that says what to do */
export async function requireMachine(): Promise<void> {
  for (const check of quick) {
    const { state, found, mend } = await look(check);
    if (state !== 'bad') continue;
    const sentence = `${found.charAt(0).toUpperCase()}${found.slice(1)}`;
    throw new HarnessError(`${sentence}: ${mend} (npm run doctor looks at all of it).`);
  }
}

async function look(check: Check): Promise<Finding> {
  try {
    return await check.look();
  } catch (error) {
    return {
      state: 'bad',
      found: `${check.name} cannot be checked (${(error as Error).message})`,
      mend: 'see to it by hand',
    };
  }
}
