/**
 * One process of a class: loads the step code once, then grades one solution after another, as it is told. It ends with
 * the process that started it, and all that it runs ends with it.
 */
import { writeTraces } from '../../pages/write-traces';
import { gradeSolution } from '../../solution/grade-solution';
import { loadSteps } from '../../specification/specification';
import type { Assignment, WorkerMessage } from './messages';

async function serve(): Promise<void> {
  const support = await loadSteps();
  process.on('message', (assignment: Assignment) => {
    gradeSolution({
      ...assignment,
      parallel: 0,
      support,
      keepsRedis: true,
      finished: () => tell({ kind: 'alive' }),
    })
      .then(async graded => {
        const { traces } = assignment;
        if (traces) await writeTraces(graded, traces.name, traces.path);
        return graded.result;
      })
      .then(
        result => tell({ kind: 'graded', result }),
        (error: Error) => tell({ kind: 'failed', why: error.message }),
      );
  });
  tell({ kind: 'ready' });
}

function tell(message: WorkerMessage): void {
  process.send?.(message);
}

process.once('disconnect', () => process.exit(1));
// A Ctrl-C is for the process that gives the work out.
process.on('SIGINT', () => {});

serve().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(2);
});
