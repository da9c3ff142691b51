import { join } from 'node:path';
import { packageRoot } from '../harness/package-root';
import type { Progress } from '../report/terminal/progress';
import type { Flaw } from './flaw';
import { type FlawRunOptions, type GradedCopy, gradeCopies, isCaught, scenariosFor } from './flaw-run';
import { compareFeedback, feedbackOf, isKept, keepFeedback } from './golden';
import { type FeedbackMeasure, measureFeedback } from './measure-feedback';
import type { KnownRule } from './rules';
import { type Catch, renderSurvivor } from './table';
import { nameOf } from './tasks';
import { compareCauses, keepCauses } from './told-causes';

/** What both checks need: how to run, and where to report. */
export interface FlawCheck extends Omit<FlawRunOptions, 'graded'> {
  readonly progress: Progress;
  /** Each check adds its failures, as text. */
  readonly failures: string[];
}

/**
 * Checks that each flaw is caught by the rule that it breaks, that it is told the cause that is true of it, and that its feedback
 * is that of its golden file.
 *
 * @param update writes the causes and the golden files anew instead of comparing them
 */
export async function checkFlaws(
  flaws: readonly Flaw[],
  rules: readonly KnownRule[],
  update: boolean,
  run: FlawCheck,
): Promise<{ catches: Catch[]; survivors: number; measures: ReadonlyMap<string, FeedbackMeasure> }> {
  const catches: Catch[] = [];
  const missed: Flaw[] = [];
  const measures = new Map<string, FeedbackMeasure>();
  const reference = join(packageRoot, 'src');
  const take = (graded: GradedCopy): void => {
    const flaw = graded.copy.edit as Flaw;
    const caught = isCaught(graded, flaw);
    run.progress.step({ verdict: caught ? 'pass' : 'fail' });
    if (!caught) return void missed.push(flaw);
    catches.push({ flaw, caught, by: graded.broken.map(({ rule }) => rule) });
    const measure = measureFeedback(flaw, graded, reference);
    if (measure) measures.set(nameOf(flaw), measure);
    const complaint = checkFeedback(flaw, graded, update);
    if (complaint) run.failures.push(complaint);
  };
  await gradeCopies(
    flaws.map(flaw => ({ edit: flaw, scenarios: scenariosFor(flaw, rules) })),
    { ...run, graded: take },
  );
  // What its own rule lets pass is graded with its whole task: the report names the rules that catch it instead.
  const takeAgain = (graded: GradedCopy): void => {
    const flaw = graded.copy.edit as Flaw;
    const by = graded.broken.map(({ rule, verdict }) => `${rule} (${verdict})`);
    const again = { flaw, caught: isCaught(graded, flaw), by };
    catches.push(again);
    if (!again.caught) run.failures.push(renderSurvivor(again));
  };
  await gradeCopies(
    missed.map(edit => ({ edit })),
    { ...run, graded: takeAgain },
  );
  const told = new Map([...measures].map(([name, { cause }]) => [name, cause]));
  if (update) keepCauses(told);
  else run.failures.push(...compareCauses(told));
  return { catches, survivors: catches.filter(({ caught }) => !caught).length, measures };
}

function checkFeedback(flaw: Flaw, graded: GradedCopy, update: boolean): string | undefined {
  const id = nameOf(flaw);
  if (!isKept(id)) return undefined;
  const text = feedbackOf(graded);
  if (update) return void keepFeedback(id, text);
  const other = compareFeedback(id, text);
  return (
    other &&
    `FEEDBACK  on ${id} has changed (npm run flaws -- --update keeps the new one):\n\n${other.kept}\n is now\n\n${other.came}`
  );
}
