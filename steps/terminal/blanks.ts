import type { Comparison } from '../../harness/compare/difference';
import { advise } from '../outcome/outcome';
import type { SpecWorld } from '../world/world';

/** One way to compare a whole transcript with what is expected. */
export type Compare = (expected: string, actual: readonly string[], bindings: Record<string, string>) => Comparison;

/** A comparison, and whether it only matches when blanks around lines do not count. */
export type LooseComparison = Comparison & { readonly loose?: boolean };

/** Compares as it stands and, where that does not match, once more without the blanks at the start and the end of lines. */
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

/** Tells of the blanks that made a difference, where some did: they are no reason to fail, and easily mended. */
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
