/** The part of a long list that is drawn: more would be slow, and nobody reads it at once. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** So many are drawn at first, and more when they are asked for. */
export const portion = 600;

/** A range with a place in its first half, so that what led there stands above it. */
export function rangeAround(place: number): Range {
  const from = Math.max(0, place - portion / 3);
  return { from, to: from + portion };
}

/** The same with more at its beginning or at its end. */
export function widened({ from, to }: Range, where: 'earlier' | 'later'): Range {
  return where === 'earlier' ? { from: Math.max(0, from - portion), to } : { from, to: to + portion };
}
