/** The one stretch in which two lines differ. */
export interface ChangedPart {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
  readonly after: string;
  /** The same stretch, widened to whole words on both sides. */
  readonly words: { readonly removed: string; readonly added: string };
}

/** Finds the rest of two lines without their common start and end. Never splits a character. */
export function changedPart(expected: string, actual: string): ChangedPart {
  const shorter = Math.min(expected.length, actual.length);
  let start = 0;
  while (start < shorter && expected[start] === actual[start]) start += 1;
  if (isHighHalf(expected, start - 1)) start -= 1;
  let end = 0;
  while (end < shorter - start && expected.at(-1 - end) === actual.at(-1 - end)) end += 1;
  if (isLowHalf(expected, expected.length - end) || isLowHalf(actual, actual.length - end)) end -= 1;
  let wordStart = start;
  while (wordStart > 0 && !isBlank(expected, wordStart - 1)) wordStart -= 1;
  let wordEnd = end;
  while (wordEnd > 0 && !isBlank(expected, expected.length - wordEnd)) wordEnd -= 1;
  return {
    before: expected.slice(0, start),
    removed: expected.slice(start, expected.length - end),
    added: actual.slice(start, actual.length - end),
    after: expected.slice(expected.length - end),
    words: {
      removed: expected.slice(wordStart, expected.length - wordEnd),
      added: actual.slice(wordStart, actual.length - wordEnd),
    },
  };
}

function isHighHalf(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLowHalf(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}
