import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Place } from '../harness/place';
import type { Flaw, TextEdit } from './flaw';
import type { GradedCopy } from './flaw-run';

/** So many lines from the edit, the feedback still leads a learner to it. */
const near = 2;

/** What the feedback on a flaw tells of it. */
export interface FeedbackMeasure {
  /** Whether it names a line close to the edit; undefined: the edit is of no program's text. */
  readonly leadsThere: boolean | undefined;
  readonly cause: string | undefined;
}

/** Measures what the rule that a flaw breaks tells its author. Undefined: the rule does not fail. */
export function measureFeedback(flaw: Flaw, { broken }: Pick<GradedCopy, 'broken'>, reference: string) {
  const rule = broken.find(one => one.rule === flaw.rule && one.verdict === 'fail');
  if (!rule) return undefined;
  const leadsThere = 'program' in flaw ? leadsTo(flaw, rule.where, reference) : undefined;
  return { leadsThere, cause: rule.cause };
}

/** One line on the feedback of a whole run, with the names of the flaws to which it leads nobody. */
export function describeMeasures(measures: ReadonlyMap<string, FeedbackMeasure>): string {
  const all = [...measures.values()];
  const edits = all.filter(({ leadsThere }) => leadsThere !== undefined);
  const led = edits.filter(({ leadsThere }) => leadsThere).length;
  const caused = all.filter(({ cause }) => cause !== undefined).length;
  const names = (which: (measure: FeedbackMeasure) => boolean) =>
    [...measures].flatMap(([name, measure]) => (which(measure) ? [name] : [])).join(', ') || 'none';
  return [
    `The feedback names a line within ${near} of the edit for ${share(led, edits.length)}, and tells a cause for ${share(caused, all.length)}.`,
    `  no such line: ${names(({ leadsThere }) => leadsThere === false)}`,
    `  no cause: ${names(({ cause }) => cause === undefined)}`,
  ].join('\n');
}

function share(some: number, all: number): string {
  return `${some} of ${all} flaws${all > 0 ? ` (${((100 * some) / all).toFixed(1)} %)` : ''}`;
}

function leadsTo(flaw: TextEdit, where: Place | undefined, reference: string): boolean {
  const file = readdirSync(reference).find(name => name.slice(0, -extname(name).length) === flaw.program) ?? '';
  if (where?.file !== file) return false;
  const { first, last } = editedLines(flaw, readFileSync(join(reference, file), 'utf8'));
  return where.line >= first - near && where.line <= last + near;
}

/** The lines of the edited program that differ from the reference's; of a removal, those on both sides of it. */
export function editedLines({ find, replace }: TextEdit, text: string): { first: number; last: number } {
  const start = text.slice(0, text.indexOf(find)).split('\n').length;
  const [before, after] = [find.split('\n'), replace.split('\n')];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const first = start + Math.min(head, after.length - 1);
  return { first, last: Math.max(first, start + after.length - 1 - tail) };
}
