/**
 * A worker process: loads the step code once, then grades one solution after another. It ends with the process that started it,
 * together with everything that it runs.
 */
import { faultSentence } from '../../command/fault';
import { writePackedTraces, writeTraces } from '../../pages/write-traces';
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
        if (traces) await (traces.packed ? writePackedTraces : writeTraces)(graded, traces.name, traces.path);
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
// Ctrl-C is for the process that started this one.
process.on('SIGINT', () => {});

serve().catch((error: Error) => {
  process.stderr.write(`${faultSentence(error)}\n`);
  process.exit(2);
});
