import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import { runSpecification } from '../grade/specification';
import { type Edit, plant } from './mutant';

let support: ISupportCodeLibrary | undefined;
const reference = resolve(__dirname, '..', 'src');

/** The rules that fail in the edited reference, of one task, or of all. */
export async function failingRules(edit: Edit, tag: string): Promise<{ rule: string; why: string; verdict: string }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'queuing-spec-flaw-'));
  try {
    plant(edit, reference, folder);
    const args = ['--tags', `@${tag}`, '--parallel', '2'];
    const outcome = await runSpecification({ args, target: folder, seed: edit.id, ...(support && { support }) });
    support = outcome.support;
    const { result } = outcome;
    return result.tasks
      .flatMap(task => task.rules)
      .filter(rule => rule.verdict !== 'pass')
      .map(({ rule, why = '', verdict }) => ({ rule, why, verdict }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By hand, until the runner is there: `node -r ts-node/register flaws/try.ts task-05 [id]`. */
async function main([module = '', only = '']: string[]): Promise<void> {
  const { flaws = [], equivalents = [] } = require(`./${module}`);
  for (const edit of [...flaws, ...equivalents].filter(({ id }) => !only || id === only)) {
    const failing = await failingRules(edit, edit.task);
    const expected = edit.rule ? failing.some(({ rule }) => rule === edit.rule) : failing.length === 0;
    console.log(`${expected ? 'ok      ' : 'SURVIVED'} ${edit.id}: ${failing.map(({ rule, verdict }) => `${verdict}: ${rule}`).join(' | ')}`);
    if (only || (!edit.rule && failing.length > 0)) for (const { why } of failing) console.log(why);
  }
}

if (require.main === module) void main(process.argv.slice(2));
