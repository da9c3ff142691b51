import { expect } from 'chai';
import { describeDifference } from '../../../harness/compare/difference/describe';
import { compareTranscript } from '../../../harness/compare/transcript/transcript';

const sentence = (expected: string, actual: string) => {
  const { difference } = compareTranscript(expected, actual === '' ? [] : actual.split('\n'));
  return difference && describeDifference(difference);
};
const line = (expected: string, actual: string) => sentence(`first\n${expected}\nlast`, `first\n${actual}\nlast`);

describe('describeDifference', () => {
  it('names what is missing', () => {
    expect(sentence('a\nb\nc', 'a\nc')).to.equal('Line 2 is missing: "b".');
    expect(sentence('a\nb\nc\nd', 'a\nd')).to.equal('Lines 2 to 3 are missing, the first: "b".');
    expect(sentence('a\nb\nc', 'b\nc')).to.equal('Line 1 is missing: "a".');
  });

  it('says where the output stops', () => {
    expect(sentence('a\nb\nc\nd\ne\nf', 'a\nb\nc\nd')).to.equal(
      'The output stops after line 4 of 6; the next should be: "e".',
    );
    expect(sentence('a\n...\nb\nc', 'a\nx\ny\nb')).to.equal(
      'The output stops too early, after line 4; the next should be: "c".',
    );
  });

  it('names what is too many', () => {
    expect(sentence('a\nb\nc', 'a\nb\nx\nc')).to.equal('There is a line too many after line 2: "x".');
    expect(sentence('a\nb', 'x\na\nb')).to.equal('There is a line too many at the start: "x".');
    expect(sentence('a\nb', 'a\nb\nx\ny\nz')).to.equal('There are 3 lines too many after line 2, the first: "x".');
    expect(sentence('a', 'a\n\nx')).to.equal('There are 2 lines too many after line 1, the first: an empty line.');
  });

  it('says that nothing was printed, or that nothing should be', () => {
    expect(sentence('a\nb', '')).to.equal('Nothing was printed; line 1 should be: "a".');
    expect(sentence('...\nb\n...', '')).to.equal('Nothing was printed; this line was expected: "b".');
    expect(sentence('', 'a')).to.equal('Nothing should be printed, but a line was: "a".');
    expect(sentence('', 'a\nb')).to.equal('Nothing should be printed, but 2 lines were, the first: "a".');
  });

  it('notices another order and other line breaks', () => {
    expect(sentence('a\nb\nc', 'a\nc\nb')).to.equal(
      'The lines are right but in another order; the first that is out of place is line 2: "c".',
    );
    expect(sentence('{\n  a: 1\n}', '{ a: 1 }')).to.equal(
      'The text is right but its lines break elsewhere: it should have 3 lines and has 1 line.',
    );
  });

  it('counts what else differs', () => {
    expect(sentence('alpha\nb\nomega', 'alphA\nb\nOmega')).to.equal(
      'Line 1 differs only in capitals: "alphA" should be "alpha" (one more line differs further on).',
    );
  });

  const changes: [string, string, string][] = [
    ['Reply: OK', 'reply: ok', 'differs only in capitals: "reply: ok" should be "Reply: OK"'],
    ['School', 'Schoo1', 'differs by one letter: "Schoo1" should be "School"'],
    ['SET "one channel" on', 'SET "other" on', 'differs: "other" should be "one channel"'],
    ['School', 'Schol', 'differs by one letter: "Schol" should be "School"'],
    ['a School b', 'a Schoool b', 'differs by one letter: "Schoool" should be "School"'],
    ['job 39 ends', 'job 38 ends', 'differs by one digit: "38" should be "39"'],
    ['School', 'Shcool', 'differs by two letters that are swapped: "Shcool" should be "School"'],
    ['Reply: OK', 'Reply:OK', 'differs only in white space: "Reply:OK" should be "Reply: OK"'],
    ['Reply: OK', ' Reply: OK', 'differs only in white space: " Reply:" should be "Reply:"'],
    ['created: 1', 'created 1', 'differs only in punctuation: "created" should be "created:"'],
    ["it's", 'it’s', 'differs only in the kind of quotation marks: "it’s" should be "it\'s"'],
    ['Bogotá', 'Bogota', 'differs only in accents: "Bogota" should be "Bogotá"'],
    [
      'School',
      '\u001b[32mSchool\u001b[0m',
      'differs only in escape sequences (colours): "␛[32mSchool␛[0m" should be "School"',
    ],
    ['School', 'Sch\u200bool', 'differs only in characters that cannot be seen: "Sch<U+200B>ool" should be "School"'],
    ['job 39 ends', 'job 39 ends now', 'is right but goes on too long: " now" is too many'],
    ['job 39 ended well', 'job 39 ended', 'ends too early: " well" is missing'],
    ['connection refused', 'Error: connection refused', 'has something in front: "Error: " is too many'],
    ['Error: connection refused', 'connection refused', 'begins too late: "Error: " is missing'],
    ['job 39 is complete now', 'job 39 is finished now', 'differs: "finished" should be "complete"'],
    ['Reply: OK', 'Reply: undefined', 'differs: "undefined" should be "OK" (something that has no value was printed)'],
    [
      'it is ready',
      'it is [object Object]',
      'differs: "[object Object]" should be "ready" (an object was joined to a text: print the property that is meant)',
    ],
    ['School', 'TypeError: boom', 'is wrong: it is "TypeError: boom"; it should be "School"'],
    ['School', '', 'is empty; it should be: "School"'],
  ];
  for (const [expected, actual, told] of changes) {
    it(`tells ${JSON.stringify(actual)} from ${JSON.stringify(expected)}`, () => {
      expect(line(expected, actual)).to.equal(`Line 2 ${told}.`);
    });
  }

  it('never abbreviates within quotation marks, and lets no control character through', () => {
    const long = 'x'.repeat(100_000);
    expect(line('School', long)).to.equal('Line 2 is wrong: it is a line of 100000 characters; it should be "School".');
    expect(sentence('a', `a\n\u001b]0;title\u0007${long}`)).not.to.match(/\p{Cc}|…/u);
    expect(line('School', '\u001b[2J\u0000\u009b1m')).not.to.match(/\p{Cc}/u);
  });
});
