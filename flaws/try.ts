import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import { runSpecification } from '../grade/specification';
import type { Edit } from './flaw';
import { plant } from './mutant';

let support: ISupportCodeLibrary | undefined;
const reference = resolve(__dirname, '..', 'src');

/** A rule that an edited reference does not meet; `advice` where that is no reason to fail. */
export interface Unmet {
  readonly rule: string;
  readonly verdict: 'fail' | 'skipped' | 'error' | 'advice';
  readonly why: string;
}

/** The rules of one task that the edited reference does not meet. */
export async function unmetRules(edit: Edit, tag: string): Promise<Unmet[]> {
  const folder = mkdtempSync(join(tmpdir(), 'queuing-spec-flaw-'));
  try {
    plant(edit, reference, folder);
    // Without workers: each of them would load the step code anew.
    const args = ['--tags', `@${tag}`, '--parallel', '0'];
    const outcome = await runSpecification({ args, target: folder, seed: edit.id, ...(support && { support }) });
    support = outcome.support;
    const rules = outcome.result.tasks.flatMap(task => task.rules);
    return rules.flatMap(({ rule, verdict, why = '', advice }): Unmet[] => {
      if (verdict !== 'pass') return [{ rule, verdict, why }];
      return advice ? [{ rule, verdict: 'advice', why: advice }] : [];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By hand, until the runner is there: `node -r ts-node/register flaws/try.ts task-05 [id]`. */
async function main([module = '', only = '']: string[]): Promise<void> {
  const { flaws = [], equivalents = [] } = require(`./${module}`);
  for (const edit of [...flaws, ...equivalents].filter(({ id }) => !only || id.includes(only))) {
    const unmet = await unmetRules(edit, edit.task);
    const caught = unmet.some(
      ({ rule, verdict }) => rule === edit.rule && (verdict === 'fail' || verdict === 'advice'),
    );
    const expected = edit.rule ? caught : unmet.every(({ verdict }) => verdict === 'advice');
    console.log(
      `${expected ? 'ok      ' : 'SURVIVED'} ${edit.id}: ${unmet.map(({ rule, verdict }) => `${verdict}: ${rule}`).join(' | ')}`,
    );
    if (only || (!edit.rule && unmet.length > 0)) for (const { why } of unmet) console.log(why);
  }
}

if (require.main === module) void main(process.argv.slice(2));
