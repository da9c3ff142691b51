import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../harness/package-root';
import { patience } from '../harness/settings';
import { demanded } from '../report/result';
import { feedback } from '../report/terminal';
import { Progress } from '../report/terminal/progress';
import { mistakesIn, nameOf, readCollection } from './collection';
import type { Equivalent, Flaw } from './flaw';
import { compareFeedback, feedbackOf, isKept, keepFeedback } from './golden';
import { groupEdits } from './groups';
import { type Found, type HuntOptions, hunt, isCaught, type Quarry, scenariosFor } from './hunt';
import { type KnownRule, readRules } from './rules';
import { type Catch, renderSurvivor, renderTable } from './table';

/** What the command line may ask for. */
interface Options {
  readonly only: (edit: Flaw | Equivalent) => boolean;
  readonly update: boolean;
  readonly workers: number;
}

/**
 * `npm run flaws`: each planted flaw must be caught by the rule that it breaks, each harmless variant must pass, and the
 * feedback that is kept must still be what a learner reads. Gives the exit code.
 */
async function runFlaws({ only, update, workers }: Options): Promise<number> {
  const startedAt = Date.now();
  const rules = readRules();
  const { flaws, equivalents } = readCollection();
  const mistakes = mistakesIn({ flaws, equivalents }, rules);
  const chosen = flaws.filter(only);
  const progress = new Progress(process.stdout);
  const abort = new AbortController();
  // Not once: libraries that listen too end the process when nobody else does any more.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => abort.abort());
  const failures: string[] = [...mistakes];
  const unfit = (_quarry: Quarry, why: string) => void failures.push(`UNFIT  ${why}`);
  const hunted = { workers, unfit, signal: abort.signal };
  const { catches, survivors } = await huntFlaws(chosen, rules, update, hunted, progress, failures);
  const strict = await huntEquivalents(equivalents.filter(only), hunted, progress, failures);
  progress.end();
  if (abort.signal.aborted) return 130;

  process.stdout.write(
    `${renderTable(
      rules.filter(({ task }) => catches.some(({ flaw }) => flaw.task === task)),
      catches,
    )}\n\n`,
  );
  for (const failure of failures) process.stdout.write(`${failure}\n\n`);
  const took = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(
    `${catches.length - survivors} of ${chosen.length} flaws caught by the rule they break, ` +
      `${strict.passed} of ${strict.all} harmless variants pass, in ${took} s\n`,
  );
  return failures.length > 0 ? 1 : 0;
}

type Hunted = Omit<HuntOptions, 'found'>;

async function huntFlaws(
  flaws: readonly Flaw[],
  rules: readonly KnownRule[],
  update: boolean,
  hunted: Hunted,
  progress: Progress,
  failures: string[],
): Promise<{ catches: Catch[]; survivors: number }> {
  const catches: Catch[] = [];
  const missed: Flaw[] = [];
  const take = (found: Found): void => {
    const flaw = found.quarry.edit as Flaw;
    const caught = isCaught(found, flaw);
    progress.step({ verdict: caught ? 'pass' : 'fail' });
    if (!caught) return void missed.push(flaw);
    catches.push({ flaw, caught, by: found.broken.map(({ rule }) => rule) });
    const complaint = checkFeedback(flaw, found, update);
    if (complaint) failures.push(complaint);
  };
  await hunt(
    flaws.map(flaw => ({ edit: flaw, scenarios: scenariosFor(flaw, rules) })),
    { ...hunted, found: take },
  );
  // What its rule lets pass goes through all of its task, to tell which rule catches it instead.
  await hunt(
    missed.map(edit => ({ edit })),
    {
      ...hunted,
      found: found => {
        const flaw = found.quarry.edit as Flaw;
        const by = found.broken.map(({ rule, verdict }) => `${rule} (${verdict})`);
        const again = { flaw, caught: isCaught(found, flaw), by };
        catches.push(again);
        if (!again.caught) failures.push(renderSurvivor(again));
      },
    },
  );
  return { catches, survivors: catches.filter(({ caught }) => !caught).length };
}

function checkFeedback(flaw: Flaw, found: Found, update: boolean): string | undefined {
  const id = nameOf(flaw);
  if (!isKept(id)) return undefined;
  const text = feedbackOf(found);
  if (update) return void keepFeedback(id, text);
  const other = compareFeedback(id, text);
  return (
    other &&
    `FEEDBACK  on ${id} has changed (npm run flaws -- --update keeps the new one):\n\n${other.kept}\n is now\n\n${other.came}`
  );
}

/** Several variants stand in one copy where they can; when that copy does not pass, each is looked at alone. */
async function huntEquivalents(
  equivalents: readonly Equivalent[],
  hunted: Hunted,
  progress: Progress,
  failures: string[],
): Promise<{ passed: number; all: number }> {
  let passed = 0;
  const alone: Equivalent[] = [];
  const take = ({ quarry, broken: told }: Found): void => {
    const members = [quarry.edit, ...(quarry.also ?? [])] as Equivalent[];
    // Advice is no failure: what goes beyond the exercise, a legitimate solution may leave out.
    const broken = demanded(told).filter(({ verdict }) => verdict !== 'pass');
    if (broken.length > 0 && members.length > 1) return void alone.push(...members);
    for (const _member of members) progress.step({ verdict: broken.length === 0 ? 'pass' : 'fail' });
    if (broken.length === 0) passed += members.length;
    for (const rule of broken) {
      const why = `${rule.rule}\n${feedback(rule)}`;
      failures.push(`TOO STRICT  ${quarry.edit.id}, which is harmless, does not pass: ${why}`);
    }
  };
  const groups = groupEdits(equivalents, join(packageRoot, 'src'));
  await hunt(
    groups.map(([edit, ...also]) => ({ edit, also })),
    { ...hunted, found: take },
  );
  await hunt(
    alone.map(edit => ({ edit })),
    { ...hunted, found: take },
  );
  return { passed, all: equivalents.length };
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

// A bad setting is told before anything starts.
patience();
Promise.resolve()
  .then(() => runFlaws(readOptions(process.argv.slice(2))))
  .then(
    code => {
      process.exitCode = code;
    },
    (error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
    },
  );
