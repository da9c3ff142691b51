import type { Row } from '../difference';
import { changedPart, changedWords, visible, visibleBlanks } from '../text';

/** A piece of a line as it is shown, and whether the other side differs there. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** A row whose texts are safe to print. */
export interface ShownRow {
  readonly kind: Row['kind'];
  readonly expected?: readonly Piece[];
  readonly actual?: readonly Piece[];
}

/** What is drawn: rows, and notes in place of rows left out. */
export interface Shown {
  readonly rows: readonly (ShownRow | string)[];
  readonly reordered: boolean;
}

/** Makes a row's texts visible and cuts them at the edges of their differences. */
export function toShownRow({ kind, expected, actual }: Row): ShownRow {
  if (kind === 'changed') return { kind, ...changedPieces(expected ?? '', actual ?? '') };
  const show = kind === 'same' ? visible : visibleBlanks;
  const piece = (text: string): Piece[] => [{ text: show(text), differs: kind !== 'same' }];
  return {
    kind,
    ...(expected !== undefined && { expected: piece(expected) }),
    ...(actual !== undefined && { actual: piece(actual) }),
  };
}

/** Both sides of a changed line, in pieces. Where the other side has more, a piece is empty. */
function changedPieces(expected: string, actual: string): { expected: Piece[]; actual: Piece[] } {
  // Made visible before the comparison: text that looks the same counts as the same.
  const sides = { expected: visibleBlanks(expected), actual: visibleBlanks(actual) };
  const pieces = { expected: [] as Piece[], actual: [] as Piece[] };
  const put = (one: string, other: string, differs: boolean) => {
    pieces.expected.push({ text: one, differs });
    pieces.actual.push({ text: other, differs });
  };
  for (const [one, other] of changedWords(sides.expected, sides.actual)) {
    const { before, removed, added, after } = changedPart(one, other);
    if (before !== '') put(before, before, false);
    if (removed !== added) put(removed, added, true);
    if (after !== '') put(after, after, false);
  }
  return pieces;
}
