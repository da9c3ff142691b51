import { randomUUID } from 'node:crypto';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import type { Pickle } from '@cucumber/messages';
import type { Task } from '../grade/specification/tasks';
import { type Act, actsOf } from './acts';

/** One scenario of a task, as a list of actions. */
export interface Play {
  readonly rule: string;
  readonly scenario: string;
  readonly acts: readonly Act[];
}

/**
 * The scenario of a task that shows most: of the rule with this number (from 1), if it is given and has a scenario in which a
 * program runs; otherwise the one with the most programs and requests.
 */
export function choosePlay(task: Task, rule?: number): Play | undefined {
  const plays = playsOf(task);
  const rules = rulesOf(task.text);
  const own = rule === undefined ? [] : plays.filter(play => play.rule === rules[rule - 1]);
  return best(own) ?? best(plays);
}

/** The names of a feature's rules, in their order. */
export function rulesOf(text: string): string[] {
  return [...text.matchAll(/^ *Rule: (.*)$/gm)].map(([, name = '']) => name.trim());
}

function best(plays: readonly Play[]): Play | undefined {
  const playable = plays.filter(({ acts }) => acts.some(({ kind }) => kind === 'start'));
  return [...playable].sort((one, other) => worth(other) - worth(one))[0];
}

/** The task's own programs count most: nobody types the lines that the specification adds. */
function worth({ acts }: Play): number {
  const started = acts.filter(({ kind }) => kind === 'start').length;
  const own = new Set(acts.flatMap(act => (act.kind === 'start' && act.text === undefined ? [act.program] : []))).size;
  const cues = acts.filter(({ kind }) => kind === 'cue').length;
  const absent = acts.some(({ kind }) => kind === 'no redis') ? 50 : 0;
  return own * 20 + started + Math.min(cues, 8) * 3 - absent;
}

function playsOf({ text, id }: Task): Play[] {
  const parser = new Parser(new AstBuilder(randomUUID), new GherkinClassicTokenMatcher());
  const feature = parser.parse(text);
  const rules = new Map<string, string>();
  for (const { rule } of feature.feature?.children ?? [])
    for (const { scenario } of rule?.children ?? []) if (rule && scenario) rules.set(scenario.id, rule.name);
  return compile(feature, id, randomUUID)
    .filter(({ tags }) => !tags.some(({ name }) => name === '@advice'))
    .map((pickle: Pickle) => ({
      rule: pickle.astNodeIds.map(node => rules.get(node)).find(Boolean) ?? pickle.name,
      scenario: pickle.name,
      acts: actsOf(pickle),
    }));
}
