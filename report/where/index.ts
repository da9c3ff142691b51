/**
 * Where in a learner's own files the wrong thing comes from: `file:line:column` for a rule that is not met. It needs the
 * clues of one scenario (`clues.ts`): its message, which of the programs' lines did what, and the programs' landmarks.
 * Each file beside this one looks for one kind of fault; the more certain are asked first.
 */
import type { Place } from '../../harness/place';
import { answered } from './answered';
import { syntaxError, thrownAt } from './broken-off';
import { type Clues, type Finder, inAny } from './clues';
import { comparison, misnamed } from './guilty';
import { ofJobs, ofSuite } from './jobs';
import { ended, functionOfRule, printed } from './printed';
import { redisCommand } from './redis-commands';
import { toldOfSource } from './told-of-source';

const finders: readonly Finder[] = [
  syntaxError,
  misnamed,
  comparison,
  toldOfSource,
  printed,
  ended,
  answered,
  redisCommand,
  ofSuite,
  ofJobs,
  thrownAt,
  ({ programs, rule }) => inAny(programs, program => functionOfRule(program, rule)),
  ({ programs }) => inAny(programs, ({ marks }) => marks.names.find(({ kind }) => kind === 'function')),
];

/** The place in the learner's files that a failed scenario leads to, with the file's path from the target; undefined where none can be told. */
export function whereOf(clues: Clues): Place | undefined {
  for (const find of finders) {
    const place = find(clues);
    if (place && isThere(place, clues)) return place;
  }
  return undefined;
}

/** Lines that were added to a copy for a scenario are no lines of the learner's. */
function isThere({ file, line }: Place, { programs }: Clues): boolean {
  const program = programs.find(one => one.file === file);
  return program !== undefined && line <= program.marks.lines.length;
}
