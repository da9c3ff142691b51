import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Place } from '../../harness/place';
import { parseSource, type Source } from '../../harness/source';
import { oneLine } from '../../harness/source/tree';
import { type Contents, contentsOf } from '../../harness/stage/contents/contents';
import { findPrograms } from '../../harness/stage/contents/programs';
import type { CallSite, ScenarioResult } from '../scenario';

/** The evidence by which mistakes are recognised. */
export interface Evidence {
  /** The number of the task: `5`. */
  readonly task: number;
  readonly rule: string;
  /** The message of the failed step. */
  readonly message: string;
  /** The output of all terminals. */
  readonly transcript: string;
  /** The random and captured values of the scenario. */
  readonly values: Readonly<Record<string, string>>;
  /** Which line of a program did what. */
  readonly sites: readonly CallSite[];
  /** The texts of the steps that ran. */
  readonly steps: readonly string[];
  /** The target's programs that the scenario names. */
  readonly programs: readonly EvidentProgram[];
  /** The contents of the target's folder, and why programs do not find the rest of it. */
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

/** Collects the evidence of one scenario. */
export function evidenceOf(scenario: ScenarioResult, target: string): Evidence {
  const { taskId, rule, message, transcripts, values, sites, steps } = scenario;
  const { files, leftOut } = contentsOf(target);
  const programs = programsIn(scenario, target);
  const names = files.map(({ name }) => name);
  return {
    task: Number(/^task-(\d+)$/.exec(taskId)?.[1] ?? Number.NaN),
    rule,
    message,
    transcript: transcripts.map(({ text }) => text).join('\n'),
    values,
    sites: sites.filter(({ place }) => names.includes(place.file) && isWritten(place, programs)),
    steps: steps.map(({ text }) => text),
    programs,
    contents: { leftOut, names },
  };
}

/** Whether a place is one that the learner wrote, and not in lines that the scenario added below a program. */
function isWritten({ file, line }: Place, programs: readonly EvidentProgram[]): boolean {
  const program = programs.find(one => one.file === file);
  return program === undefined || line <= program.source.text.split('\n').length;
}

function programsIn({ steps }: ScenarioResult, target: string): EvidentProgram[] {
  // The reference's programs are right, so they are no evidence.
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
