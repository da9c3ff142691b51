import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gradeAll } from '../grade/class/worker-pool';
import { packageRoot } from '../harness/package-root';
import type { Result } from '../report/result';
import type { Mutation } from './mutation';
import type { Judged } from './store';

/** How to run mutants. */
export interface JudgeOptions {
  readonly workers: number;
  readonly seed: string;
  readonly judged: (mutation: Mutation, judged: Judged) => void;
  readonly signal: AbortSignal;
}

/** Tests mutants with the rules of their tasks, several at a time. The first rule that fails kills a mutant. */
export async function judgeAll(mutations: readonly Mutation[], options: JudgeOptions): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'queuing-spec-mutants-'));
  const folderOf = ({ key }: Mutation) => join(parent, key);
  try {
    await gradeAll(mutations, {
      workers: options.workers,
      signal: options.signal,
      assignmentFor: mutation => {
        plant(mutation, folderOf(mutation));
        return { target: folderOf(mutation), tasks: [mutation.task], seed: options.seed, untilFailure: true };
      },
      finished: (mutation, result) => {
        rmSync(folderOf(mutation), { recursive: true, force: true });
        options.judged(mutation, outcomeOf(mutation.key, result));
      },
    });
  } finally {
    rmSync(parent, { recursive: true, force: true, maxRetries: 3 });
  }
}

function plant({ style, file, text }: Mutation, folder: string): void {
  cpSync(style.folder, folder, { recursive: true, filter: path => basename(path) !== 'objectives' });
  cpSync(join(packageRoot, 'dump.rdb'), join(folder, 'dump.rdb'));
  writeFileSync(join(folder, file), text);
}

function outcomeOf(key: string, { tasks }: Result): Judged {
  const rules = tasks.flatMap(task => task.rules);
  const failing = rules.find(({ verdict }) => verdict === 'fail');
  if (failing) return { key, outcome: 'killed', rule: failing.rule };
  return { key, outcome: rules.some(({ verdict }) => verdict === 'error') ? 'error' : 'survived' };
}
