/** Only this much of a line is compared: enough to tell which lines belong together. */
const LOOKED_AT = 300;

/** The similarity of two lines, from 0 to 1: the share of common letter pairs (Dice's coefficient), ignoring case. */
export function similarity(one: string, other: string): number {
  if (one === other) return 1;
  const pairs = letterPairs(one);
  const otherPairs = letterPairs(other);
  const total = countOf(pairs) + countOf(otherPairs);
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of pairs) shared += Math.min(count, otherPairs.get(pair) ?? 0);
  return (2 * shared) / total;
}

function letterPairs(line: string): Map<string, number> {
  // The edges count as letters, so that `1` and `12` share a pair.
  const text = ` ${line.slice(0, LOOKED_AT).toLowerCase()} `;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function countOf(pairs: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of pairs.values()) sum += count;
  return sum;
}
