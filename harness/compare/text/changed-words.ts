import { diffWordsWithSpace } from 'diff';

/** Longer lines, and lines with more changes, count as one change. */
const MOST_LETTERS = 4_000;
const MOST_CHANGES = 60;

/** Splits two lines into pairs of stretches that are equal, or that replace each other. */
export function changedWords(expected: string, actual: string): readonly (readonly [string, string])[] {
  const whole = [[expected, actual]] as const;
  if (expected.length + actual.length > MOST_LETTERS) return whole;
  const changes = diffWordsWithSpace(expected, actual, { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return whole;
  const pairs: [string, string][] = [];
  let pair: [string, string] = ['', ''];
  for (const { value, added, removed } of changes) {
    if (removed) pair[0] += value;
    else if (added) pair[1] += value;
    else {
      pairs.push(pair, [value, value]);
      pair = ['', ''];
    }
  }
  return [...pairs, pair];
}
