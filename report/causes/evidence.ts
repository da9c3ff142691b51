import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseSource, type Source } from '../../harness/source';
import { oneLine } from '../../harness/source/tree';
import { type Contents, contentsOf } from '../../harness/stage/contents/contents';
import { findPrograms } from '../../harness/stage/contents/programs';
import type { CallSite, ScenarioResult } from '../scenario';

/** What there is to recognise a wrong answer by. */
export interface Evidence {
  /** The number of the task: `5`. */
  readonly task: number;
  readonly rule: string;
  /** What the failed step said. */
  readonly message: string;
  /** What all terminals showed. */
  readonly transcript: string;
  /** The random and captured values of the scenario. */
  readonly values: Readonly<Record<string, string>>;
  /** Which of the programs' lines did what. */
  readonly sites: readonly CallSite[];
  /** The texts of the steps, as far as they were taken. */
  readonly steps: readonly string[];
  /** The programs that the scenario names and the target has. */
  readonly programs: readonly EvidentProgram[];
  /** What is in the target's folder: what programs find there, and why they do not find the rest. */
  readonly contents?: Pick<Contents, 'leftOut'> & { readonly names: readonly string[] };
}

/** A program of the target that a scenario names. */
export interface EvidentProgram {
  readonly name: string;
  /** Its path from the target. */
  readonly file: string;
  readonly source: Source;
  /** Its statements without comments, on one line. */
  readonly code: string;
}

/** Gathers the evidence of one scenario. */
export function evidenceOf(scenario: ScenarioResult, target: string): Evidence {
  const { taskId, rule, message, transcripts, values, sites, steps } = scenario;
  const { files, leftOut } = contentsOf(target);
  return {
    task: Number(/^task-(\d+)$/.exec(taskId)?.[1] ?? Number.NaN),
    rule,
    message,
    transcript: transcripts.map(({ text }) => text).join('\n'),
    values,
    sites,
    steps: steps.map(({ text }) => text),
    programs: programsIn(scenario, target),
    contents: { leftOut, names: files.map(({ name }) => name) },
  };
}

function programsIn({ steps }: ScenarioResult, target: string): EvidentProgram[] {
  // The reference's programs are right, whatever the target's of the same name are.
  const own = steps.filter(step => !step.text.startsWith("the reference's"));
  const text = own.map(step => `${step.text}\n${step.argument ?? ''}`).join('\n');
  const named = findPrograms(target).filter(({ name }) => text.includes(`"${name}"`) || text.includes(`'./${name}.`));
  return named.map(({ name, path }) => {
    const source = parseSource(path, readFileSync(path, 'utf8'));
    return { name, file: relative(target, path), source, code: withoutComments(source) };
  });
}

function withoutComments({ text, syntaxErrors }: Source): string {
  return syntaxErrors.length > 0 ? text : oneLine(text);
}
