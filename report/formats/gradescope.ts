import { plain } from '../plain';
import type { Points, Worth } from '../points/points';
import type { PointsSettings } from '../points/points-settings';
import { demanded, type Result, type RuleResult, type TaskResult, verdictOf } from '../result';
import { feedback } from '../terminal';

/** The points of the course; without them, a rule is worth one point. */
export interface Counted {
  readonly points: Points;
  readonly visibility: PointsSettings['visibility'];
}

/**
 * A result as Gradescope's `results.json`: each rule is a test worth one point. Advice is not a test; it is in the output above them.
 * When the harness could not tell, the test has no score and says so, and the submission is to be graded again.
 */
export function gradescopeText(result: Result, counted?: Counted): string {
  const { seed, durationMs, tasks } = result;
  const unsure = verdictOf(result) === 'error';
  const tests = tasks.flatMap(({ id, title, rules }) =>
    demanded(rules).map((rule, index) => {
      const worth = counted?.points.tasks.get(id)?.rules[rules.indexOf(rule)];
      return {
        name: `${title}: ${rule.rule}`,
        number: `${id.replace('task-', '')}.${index + 1}`,
        max_score: worth?.of ?? 1,
        ...scoreOf(rule, worth),
        output: outputOf(rule),
        output_format: 'text',
        visibility: counted?.visibility ?? 'visible',
      };
    }),
  );
  const note = unsure ? 'The harness could not judge all of it: run the autograder again. ' : '';
  const advice = tasks.flatMap(adviceIn).map(text => `\n\n${text}`);
  const notes = [result.message, ...(result.notes ?? [])].filter(note => note !== undefined);
  const about = notes.map(note => `${plain(note)}\n\n`).join('');
  const summary = {
    ...(counted?.points.late && { score: counted.points.got }),
    output: `${about}${note}${lateness(counted)}Seed: ${seed}${advice.join('')}`,
    execution_time: Math.round(durationMs / 1000),
    tests,
  };
  return `${JSON.stringify(summary, null, 2)}\n`;
}

function adviceIn({ title, rules }: TaskResult): string[] {
  return rules.flatMap(({ verdict, rule, advice }) =>
    verdict === 'advice' && advice ? [`Advice, ${title}: ${rule}\n${plain(advice)}`] : [],
  );
}

function lateness(counted: Counted | undefined): string {
  const late = counted?.points.late;
  return late ? `Handed in ${late.days} days late: ${late.taken} points less. ` : '';
}

function scoreOf({ verdict }: RuleResult, worth: Worth | undefined): object {
  if (verdict === 'error') return { score: 0 };
  if (worth) return { score: worth.got, status: verdict === 'pass' ? 'passed' : 'failed' };
  return verdict === 'pass' ? { score: 1, status: 'passed' } : { score: 0, status: 'failed' };
}

function outputOf(rule: RuleResult): string {
  if (rule.verdict === 'skipped') return `Skipped: it ${plain(rule.why ?? '')}.`;
  const said = rule.verdict === 'error' ? `The harness could not tell.\n\n${feedback(rule)}` : feedback(rule);
  return rule.advice ? `${said}\n\nAdvice: ${plain(rule.advice)}`.trim() : said;
}
