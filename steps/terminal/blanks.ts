import type { Comparison } from '../../harness/compare/difference';
import { advise } from '../outcome/outcome';
import type { SpecWorld } from '../world/world';

/** Compares a whole transcript with the expected text. */
export type Compare = (expected: string, actual: readonly string[], bindings: Record<string, string>) => Comparison;

/** A comparison, and whether it matched only without the blanks around lines. */
export type LooseComparison = Comparison & { readonly loose?: boolean };

/** Compares exactly and, if that fails, once more without the blanks around lines. */
export function loosely(
  compare: Compare,
  expected: string,
  actual: readonly string[],
  bindings: Record<string, string>,
): LooseComparison {
  const strict = compare(expected, actual, bindings);
  if (strict.matches || !(actual.some(isIndented) || isIndented(expected))) return strict;
  const loose = compare(withoutBlanks(expected), actual.map(withoutBlanks), bindings);
  return loose.matches ? { ...loose, loose: true } : strict;
}

/** Advises on blanks around a line. They are no reason to fail, and easy to remove. */
export function adviseOnBlanks(world: SpecWorld, where: string, lines: readonly string[], loose = false): void {
  const line = lines.find(one => /[ \t]$/.test(one)) ?? (loose ? lines.find(isIndented) : undefined);
  if (line === undefined) return;
  advise(world, `${where} shows ${JSON.stringify(line)}, with blanks around it that the exercise does not have.`);
}

function isIndented(text: string): boolean {
  return /^[ \t]/m.test(text);
}

function withoutBlanks(text: string): string {
  return text
    .split('\n')
    .map(line => line.trim())
    .join('\n');
}
