import type { Place } from '../../harness/place';
import type { SyntaxProblem } from '../../harness/source';
import type { CallSite } from '../scenario';
import type { CallMark, Landmark, Landmarks, NameMark } from './landmarks';

/** A program that a scenario is about, with what it can be searched for. */
export interface MarkedProgram {
  readonly name: string;
  /** Its path from the target. */
  readonly file: string;
  readonly marks: Landmarks;
  readonly syntaxErrors: readonly SyntaxProblem[];
}

/** What there is to find the place of a fault by. */
export interface Clues {
  /** The number of the task: `5`. */
  readonly task: number;
  readonly rule: string;
  /** What the failed step said. */
  readonly message: string;
  readonly transcript: string;
  /** Those that the message names come first. */
  readonly programs: readonly MarkedProgram[];
  readonly sites: readonly CallSite[];
  /** The words of the scenario's steps, as they stand in the feature. */
  readonly steps: readonly string[];
}

/** Looks for one kind of fault; undefined: it is not of this kind, or its place cannot be told. */
export type Finder = (clues: Clues) => Place | undefined;

/** A landmark as a place. */
export function placeOf(program: MarkedProgram, mark: Landmark | undefined): Place | undefined {
  return mark && { file: program.file, line: mark.line, column: mark.column };
}

/** A line as a place: its first sign. */
export function lineOf({ file, marks }: MarkedProgram, line: number): Place {
  return { file, line, column: Math.max(0, (marks.lines[line - 1] ?? '').search(/\S/)) + 1 };
}

/** The first place that one of the programs gives. */
export function inAny(
  programs: readonly MarkedProgram[],
  look: (program: MarkedProgram) => Landmark | undefined,
): Place | undefined {
  for (const program of programs) {
    const found = placeOf(program, look(program));
    if (found) return found;
  }
  return undefined;
}

/** The first call of one of these methods, those named first being sought first. */
export function callOf(methods: readonly string[], fits: (call: CallMark) => boolean = () => true) {
  return ({ marks }: MarkedProgram): CallMark | undefined => {
    for (const method of methods) {
      const found = marks.calls.find(call => call.method === method && fits(call));
      if (found) return found;
    }
    return undefined;
  };
}

/** Where a function or a variable of that name is made. */
export function namedIn(
  { marks }: MarkedProgram,
  name: string,
  kinds?: readonly NameMark['kind'][],
): NameMark | undefined {
  const named = marks.names.filter(mark => mark.name === name && (!kinds || kinds.includes(mark.kind)));
  return named.find(mark => mark.kind === 'function') ?? named[0];
}

/** The innermost function around a line. */
export function functionAround({ marks }: Pick<MarkedProgram, 'marks'>, line: number): NameMark | undefined {
  return marks.names.filter(mark => mark.kind === 'function' && mark.line <= line && line <= mark.lastLine).at(-1);
}
