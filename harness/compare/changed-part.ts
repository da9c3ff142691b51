/** The one stretch in which two lines differ. */
export interface ChangedPart {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
  readonly after: string;
  /** True where two neighbouring letters are swapped, and nothing else. */
  readonly swapped: boolean;
  /** The same stretch, widened to whole words on both sides. */
  readonly words: { readonly removed: string; readonly added: string };
}

/** Finds what is left of two lines without their common start and end. */
export function changedPart(expected: string, actual: string): ChangedPart {
  const one = Array.from(expected);
  const other = Array.from(actual);
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const cut = (letters: readonly string[], from: number, to: number) =>
    letters.slice(from, letters.length - to).join('');
  const removed = cut(one, start, end);
  const added = cut(other, start, end);
  const wordStart = start - lettersOfWord(one.slice(0, start).reverse());
  const wordEnd = end - lettersOfWord(one.slice(one.length - end));
  return {
    before: one.slice(0, start).join(''),
    removed,
    added,
    after: one.slice(one.length - end).join(''),
    swapped: removed.length === 2 && added === Array.from(removed).reverse().join(''),
    words: { removed: cut(one, wordStart, wordEnd), added: cut(other, wordStart, wordEnd) },
  };
}

/** How many characters belong to the word that begins here. */
function lettersOfWord(letters: readonly string[]): number {
  const end = letters.findIndex(letter => /\s/.test(letter));
  return end === -1 ? letters.length : end;
}
