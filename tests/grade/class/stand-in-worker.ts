/** Stands in for a worker: does at once what the name of the solution says. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assignment, WorkerMessage } from '../../../grade/class/worker-pool/messages';

function tell(message: WorkerMessage): void {
  process.send?.(message);
}

process.on('message', ({ target, seed }: Assignment) => {
  const mark = join(tmpdir(), `queuing-spec-test-${target}`);
  const crashesOnce = target.startsWith('once') && !existsSync(mark);
  if (crashesOnce) writeFileSync(mark, '');
  else rmSync(mark, { force: true });
  if (target === 'crash' || crashesOnce) {
    process.stderr.write('the last words\n', () => process.exit(7));
    return;
  }
  if (target === 'stuck') for (;;);
  if (target === 'fail') return tell({ kind: 'failed', why: 'the harness failed' });
  tell({ kind: 'alive' });
  const tasks = [{ id: 'task-0', title: '0.', verdict: 'pass' as const, durationMs: 1, rules: [] }];
  // A moment each, so that no worker takes them all.
  setTimeout(
    () =>
      tell({
        kind: 'graded',
        result: { target, seed, durationMs: 1, versions: { worker: String(process.pid) }, tasks },
      }),
    200,
  );
});
process.once('disconnect', () => process.exit(1));
tell({ kind: 'ready' });
