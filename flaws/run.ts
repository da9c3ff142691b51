/**
 * `npm run flaws`: checks the specification with mistakes that were planted on purpose. `tasks/` lists them, `plant` makes an
 * edited copy of the reference, `flaw-run` grades copies, `check-flaws` and `check-equivalents` judge what came of it,
 * `golden/` holds the feedback that learners get.
 *
 * Needs `grade` for its worker pool and `report` to print.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { endWith } from '../harness/end-with';
import { Progress } from '../report/terminal/progress';
import { checkEquivalents } from './check-equivalents';
import { checkFlaws } from './check-flaws';
import type { Equivalent, Flaw } from './flaw';
import type { EditedCopy } from './flaw-run';
import { describeMeasures } from './measure-feedback';
import { readRules } from './rules';
import { renderTable } from './table';
import { mistakesIn, readCollection } from './tasks';

interface Options {
  readonly only: (edit: Flaw | Equivalent) => boolean;
  readonly update: boolean;
  readonly workers: number;
}

/**
 * Each planted flaw must be caught by the rule that it breaks, each harmless variant must pass, and the feedback must be
 * that of the golden files. Returns the exit code.
 */
async function runFlaws({ only, update, workers }: Options): Promise<number> {
  const startedAt = Date.now();
  const rules = readRules();
  const { flaws, equivalents } = readCollection();
  const mistakes = mistakesIn({ flaws, equivalents }, rules);
  const chosen = flaws.filter(only);
  const progress = new Progress(process.stdout);
  const abort = new AbortController();
  // Not `once`: libraries with listeners of their own end the process when they find no other.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => abort.abort());
  const failures: string[] = [...mistakes];
  const unfit = (_copy: EditedCopy, why: string) => void failures.push(`UNFIT  ${why}`);
  const run = { workers, unfit, signal: abort.signal, progress, failures };
  const { catches, survivors, measures } = await checkFlaws(chosen, rules, update, run);
  const strict = await checkEquivalents(equivalents.filter(only), run);
  progress.end();
  if (abort.signal.aborted) return 130;

  process.stdout.write(
    `${renderTable(
      rules.filter(({ task }) => catches.some(({ flaw }) => flaw.task === task)),
      catches,
    )}\n\n`,
  );
  for (const failure of failures) process.stdout.write(`${failure}\n\n`);
  process.stdout.write(`${describeMeasures(measures)}\n\n`);
  const took = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(
    `${catches.length - survivors} of ${chosen.length} flaws caught by the rule they break, ` +
      `${strict.passed} of ${strict.all} harmless variants pass, in ${took} s\n`,
  );
  return failures.length > 0 ? 1 : 0;
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      task: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
      update: { type: 'boolean', default: false },
      workers: { type: 'string', default: String(availableParallelism() + 1) },
    },
  });
  const tasks = values.task.map(number => `task-${number}`);
  const workers = Number(values.workers);
  if (!Number.isInteger(workers) || workers < 1)
    throw new RangeError(`--workers takes a whole number, not "${values.workers}".`);
  return {
    only: ({ id, task }) =>
      (tasks.length === 0 || tasks.includes(task)) && (values.only.length === 0 || values.only.includes(id)),
    update: values.update,
    workers,
  };
}

endWith(async () => runFlaws(readOptions(process.argv.slice(2))));
