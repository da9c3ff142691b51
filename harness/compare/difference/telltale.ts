/** Texts by which JavaScript gives a mistake away, and what they mean. */
const TELLTALES: readonly (readonly [RegExp, string])[] = [
  [/\[object Object\]/, 'an object was joined to a text: print the property that is meant'],
  [/\[object Promise\]|Promise \{/, 'a promise was printed: await it first'],
  [/\[(Async)?Function|=> \{|function ?\(/, 'a function was printed instead of what it returns'],
  [/\$\{[^}]*\}/, 'a template needs backticks, not quotation marks'],
  [/\bNaN\b/, 'a calculation had no number to work with'],
  [/\bundefined\b/, 'something that has no value was printed'],
  [/\bnull\b/, 'something that is not there was printed'],
];

/** What such a text means in an actual line, if the expected line does not have it. */
export function telltaleOf(expected: string, actual: string): string | undefined {
  return TELLTALES.find(([sign]) => sign.test(actual) && !sign.test(expected))?.[1];
}
