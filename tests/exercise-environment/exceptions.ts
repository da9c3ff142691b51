/** A program that does not come to the same here as by hand, on purpose. */
export interface Exception {
  readonly reason: string;
  /** What must be in its output here. */
  readonly here: RegExp;
  /** What must be in its output by hand. */
  readonly byHand: RegExp;
}

const ownWords = 'the parser’s words come without the way to the file, and without the fields of its error';

/** By the program's name. */
export const exceptions: Readonly<Record<string, Exception>> = {
  'alone/syntax-error.js': {
    reason: ownWords,
    here: /^SyntaxError: syntax-error\.js: Unexpected token \(2:6\)/,
    byHand: /^SyntaxError: \/.*syntax-error\.js: Unexpected token \(2:6\)/,
  },
  'alone/declared-twice.js': {
    reason: ownWords,
    here: /^SyntaxError: declared-twice\.js: Identifier 'a' has already been declared\. \(2:6\)/,
    byHand: /^SyntaxError: \/.*declared-twice\.js: Identifier 'a' has already been declared\. \(2:6\)/,
  },
  'suites/broken.test.js': {
    reason:
      'the mocha of the tests is newer than the exercise’s: it tries a suite as an ES module first, and tells in that loader’s words what is missing',
    here: /^Error: Cannot find module '\.\/nowhere'/,
    byHand: /Error: Cannot find module '.*\/nowhere'/,
  },
};
