import type { Cursor } from './cursor';

/** The type byte of a plain string, the only one whose value is kept. */
export const STRING = 0;

/** Steps over a value of each other type, as Redis's `rdb.c` writes them; streams and modules are not among them. */
const STEP_OVER: Record<number, (cursor: Cursor) => void> = {
  // As lists of strings: lists and sets of old, quick lists.
  1: strings(1),
  2: strings(1),
  14: strings(1),
  // Sorted sets: a member and its score, as text or as 8 bytes.
  3: each(cursor => {
    cursor.string();
    scoreAsText(cursor);
  }),
  5: each(cursor => {
    cursor.string();
    cursor.take(8);
  }),
  4: strings(2),
  // Quick lists since Redis 7: a kind and a string.
  18: each(cursor => {
    cursor.length();
    cursor.string();
  }),
  // Hashes with fields that expire, since Redis 7.4: the first expiry, then expiry, field and value.
  24: cursor => {
    cursor.take(8);
    each(fields => {
      fields.length();
      fields.string();
      fields.string();
    })(cursor);
  },
  25: cursor => {
    cursor.take(8);
    cursor.string();
  },
};

// Small collections are packed into one string: zipmap, ziplists, intset, listpacks.
for (const packed of [9, 10, 11, 12, 13, 16, 17, 20]) STEP_OVER[packed] = cursor => void cursor.string();

/** Steps over a value of type `type`; false when the type is not known. */
export function stepOver(type: number, cursor: Cursor): boolean {
  const step = STEP_OVER[type];
  step?.(cursor);
  return step !== undefined;
}

function each(step: (cursor: Cursor) => void): (cursor: Cursor) => void {
  return cursor => {
    for (let left = cursor.length(); left > 0; left--) step(cursor);
  };
}

function strings(perItem: number): (cursor: Cursor) => void {
  return each(cursor => {
    for (let left = perItem; left > 0; left--) cursor.string();
  });
}

/** One byte of length, where the three highest stand for not-a-number and the infinities. */
function scoreAsText(cursor: Cursor): void {
  const length = cursor.byte();
  if (length < 253) cursor.take(length);
}
