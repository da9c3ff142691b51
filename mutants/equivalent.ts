import type { Mutation } from './mutation';

/** Mutants that do the same as the program, or that the exercise allows: no rule may catch them. */
export interface EquivalentMutants {
  /** The program, without its ending, as all styles call it. */
  readonly program: string;
  /** The replaced text. */
  readonly original: RegExp;
  /** The replacement; by default, anything. */
  readonly replacement?: RegExp;
  readonly mutator?: string;
  /** Why it is the same, in one sentence. */
  readonly why: string;
}

/** Why a mutant is equivalent; undefined when it is not known to be. */
export function whyEquivalent(mutation: Mutation, known: readonly EquivalentMutants[]): string | undefined {
  const program = mutation.file.replace(/\.[jt]s$/, '');
  return known.find(
    one =>
      (one.program === program || one.program === '*') &&
      one.original.test(mutation.original) &&
      (one.replacement?.test(mutation.replacement) ?? true) &&
      (one.mutator ?? mutation.mutator) === mutation.mutator,
  )?.why;
}
