import { changedPart } from './changed-part';
import type { Row } from './difference';
import { visible, visibleBlanks } from './visible';

/** A piece of a line as it is shown, and whether the other side has something else there. */
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

/** Makes a row's texts visible and cuts them where they begin and end to differ. */
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

function changedPieces(expected: string, actual: string): { expected: Piece[]; actual: Piece[] } {
  // Made visible first: what is then still the same looks the same.
  const part = changedPart(visibleBlanks(expected), visibleBlanks(actual));
  const pieces = (middle: string): Piece[] => [
    { text: part.before, differs: false },
    { text: middle, differs: true },
    { text: part.after, differs: false },
  ];
  return { expected: pieces(part.removed), actual: pieces(part.added) };
}
