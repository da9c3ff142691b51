import { expect } from 'chai';
import { readPattern } from '../../../harness/compare/pattern/pattern';
import { compareTranscript } from '../../../harness/compare/transcript/transcript';
import { cpuTime } from '../cpu-time';
import { Random } from '../random';

const rows = (expected: string, actual: readonly string[], bindings = {}) =>
  (compareTranscript(expected, actual, bindings).difference?.rows ?? []).map(
    ({ kind, expected: one, actual: other }) => `${kind}: ${one ?? ''} | ${other ?? ''}`,
  );
const matches = (expected: string, actual: readonly string[], bindings = {}) =>
  compareTranscript(expected, actual, bindings).matches;

describe('compareTranscript', () => {
  it('is exact by default', () => {
    expect(matches('a\n  b', ['a', '  b'])).to.equal(true);
    for (const other of [['a', ' b'], ['A', '  b'], ['a'], ['a', '  b', 'c'], ['', 'a', '  b'], ['a', '', '  b']])
      expect(matches('a\n  b', other), other.join()).to.equal(false);
  });

  it('leaves line ends, trailing blanks and empty lines at the end out of account', () => {
    expect(matches('a\r\nb  \n\n', ['a\r', 'b\t', '', ' '])).to.equal(true);
    expect(matches('a\nb', ['a\r\nb\n'])).to.equal(true);
    expect(matches('', [])).to.equal(true);
    expect(matches('', ['', ''])).to.equal(true);
    expect(matches('', ['x'])).to.equal(false);
  });

  it('lets ... be any number of lines', () => {
    expect(matches('a\n...\nb', ['a', 'b'])).to.equal(true);
    expect(matches('a\n...\nb', ['a', 'x', 'b', 'y', 'b'])).to.equal(true);
    expect(matches('a\n...\nb', ['a', 'b', 'x'])).to.equal(false);
    expect(matches('...\nb\n...', ['x', 'b'])).to.equal(true);
    expect(matches('...', [])).to.equal(true);
  });

  it('binds names, also those after a ... that come right only later', () => {
    const { matches: met, bindings } = compareTranscript(
      '...\njob {job} begins\n...\njob {job} ends',
      ['job 1 begins', 'job 2 begins', 'x', 'job 2 ends'],
      { word: 'w' },
    );
    expect(met).to.equal(true);
    expect(bindings).to.deep.equal({ word: 'w', job: '2' });
  });

  it('takes given bindings literally', () => {
    expect(matches('{word}', ['[..]'], { word: '[..]' })).to.equal(true);
    expect(matches('{word}', ['x'], { word: '[..]' })).to.equal(false);
  });

  it('wants different texts for names of two things', () => {
    expect(matches('created: {a}\ncreated: {b}', ['created: 1', 'created: 2'])).to.equal(true);
    expect(matches('created: {a}\ncreated: {b}', ['created: 1', 'created: 1'])).to.equal(false);
    expect(matches('created: {a}\nfailed: {b}', ['created: 1', 'failed: 1'])).to.equal(true);
  });

  it('gives back only the given bindings where nothing matched', () => {
    expect(compareTranscript('{a}\nb', ['x', 'y'], { c: '1' }).bindings).to.deep.equal({ c: '1' });
  });

  it('shows only what is really different', () => {
    expect(
      rows('at [..] o’clock\njob [#]{job} completed\n...\nend', ['at 9 o’clock', 'job #4 complete', 'x', 'y', 'end']),
    ).to.deep.equal([
      'same: at [..] o’clock | at [..] o’clock',
      'changed: job #{job} completed | job #{job} complete',
      'same: ... | ...',
      'same: end | end',
    ]);
  });

  it('shows what a name stands for, once it is bound', () => {
    expect(rows('created: {job}\njob {job} ends', ['created: 39', 'job 40 ends'])).to.deep.equal([
      'same: created: 39 | created: 39',
      'changed: job 39 ends | job 40 ends',
    ]);
  });

  it('does not let a wildcard hide a line that has nothing to do with it', () => {
    expect(rows('Notification job created: {job}', ['TypeError: boom'])).to.deep.equal([
      'changed: Notification job created: {job} | TypeError: boom',
    ]);
  });

  it('says which name is taken already', () => {
    const { difference } = compareTranscript('created: {a}\ncreated: {b}', ['created: 1', 'created: 1']);
    expect(difference?.rows[1]).to.deep.include({ kind: 'changed', expected: 'created: {b}', actual: 'created: 1' });
    expect(difference?.rows[1]?.reason).to.equal('"1" is there again, which is {a} already; {b} must be another');
  });

  it('does not let ... hide the line that is meant', () => {
    expect(rows('a\nReply: OK\n...', ['a', 'x', 'Reply: ok', 'y'])).to.deep.equal([
      'same: a | a',
      'changed: Reply: OK | Reply: ok',
      'same: ... | ...',
    ]);
  });

  it('tells missing lines from extra ones, and pairs those that belong together', () => {
    expect(rows('a\nb\nc', ['a', 'c'])).to.deep.equal(['same: a | a', 'missing: b | ', 'same: c | c']);
    expect(rows('a\nc', ['a', 'b', 'c'])).to.deep.equal(['same: a | a', 'extra:  | b', 'same: c | c']);
    expect(rows('one line\nanother text', ['warning', 'one lime', 'another text'])).to.deep.equal([
      'extra:  | warning',
      'changed: one line | one lime',
      'same: another text | another text',
    ]);
  });

  it('shows right lines as right ones where what follows them is missing', () => {
    expect(rows('...\nok\nok\nend: 1', ['start', 'ok', 'ok', 'a', 'b'])).to.deep.equal([
      'same: ... | ...',
      'same: ok | ok',
      'same: ok | ok',
      'missing: end: 1 | ',
      'extra:  | a',
      'extra:  | b',
    ]);
  });

  it('notices when only the order is wrong', () => {
    const reordered = (expected: string, actual: string[]) => compareTranscript(expected, actual).difference?.reordered;
    expect(reordered('a\nb\n{x}', ['b', 'q', 'a'])).to.equal(true);
    expect(reordered('a\nb\n{x}', ['b', 'q', 'c'])).to.equal(false);
    expect(reordered('a\nb', ['b', 'a', 'c'])).to.equal(false);
  });

  it('agrees with regular expressions on random transcripts', function () {
    this.timeout(20_000);
    const random = new Random(7);
    let matched = 0;
    for (let round = 0; round < 4_000; round += 1) {
      const expected = random.list(6, () => random.of(['a', 'b', '...', '...', 'x {n}', 'y {n}', '[..]b'])).join('\n');
      const actual = random.list(7, () => random.of(['a', 'b', 'x 1', 'x 2', 'y 1', 'y 2', 'ab']));
      const expectedMatch = oracle(expected).test(actual.map(line => `${line}\n`).join(''));
      const comparison = compareTranscript(expected, actual);
      expect(comparison.matches, `${expected}\nagainst\n${actual.join('\n')}`).to.equal(expectedMatch);
      if (expectedMatch) matched += 1;
      else expect(comparison.difference?.rows.some(row => row.kind !== 'same')).to.equal(true);
    }
    expect(matched).to.be.greaterThan(100);
  });

  it('has each line in exactly one row of the difference', function () {
    this.timeout(20_000);
    const random = new Random(99);
    for (let round = 0; round < 2_000; round += 1) {
      const expected = random.list(8, () => random.of(['alpha', 'beta', 'gamma {n}', 'delta [..]', 'zeta']));
      const actual = random.list(8, () =>
        random.of(['alpha', 'Beta', 'gamma 1', 'gamma 2', 'delta', 'delta 3', 'eta']),
      );
      const { difference } = compareTranscript(expected.join('\n'), actual);
      if (difference === undefined) continue;
      expect(difference.rows.flatMap(row => row.expectedLine ?? []).sort((a, b) => a - b)).to.deep.equal(
        expected.map((_, i) => i + 1),
      );
      expect(difference.rows.flatMap(row => row.actualLine ?? []).sort((a, b) => a - b)).to.deep.equal(
        actual.map((_, i) => i + 1),
      );
      for (const row of difference.rows) expect(row.kind === 'same').to.equal(row.expected === row.actual);
    }
  });

  it('is quick with a hostile megabyte, and with its difference', function () {
    this.timeout(30_000);
    const many = Array.from({ length: 90_000 }, (_, id) => `job ${id} ${id < 45_000 ? 'begins' : 'ends'}`);
    const evil: [string, string[]][] = [
      ['a\nb\nc', new Array(500_000).fill('a')],
      ['...\na\na\na\nb\n...\na\na\nc\n...', new Array(500_000).fill('a')],
      ['...\njob {a} begins\n...\njob {a} ends\n...', many],
      ['...\njob {a} begins\n...\njob {b} begins\n...\njob {a} ends\n...\njob {b} ends', many],
      ['...\n{a}\n...\n{b}\n...\n{c}\n...\n{a}{b}{c}\n...', many],
      ['a', new Array(1_000_000).fill('')],
      ['a', [`${' '.repeat(1_000_000)}x`]],
      ['a [..] b', [`a ${'b'.repeat(1_000_000)} c`]],
    ];
    for (const [expected, actual] of evil) {
      expect(matches(expected, actual)).to.equal(false);
      expect(
        cpuTime(() => matches(expected, actual)),
        expected,
      ).to.be.below(100);
      expect(
        cpuTime(() => compareTranscript(expected, actual).difference),
        expected,
      ).to.be.below(250);
    }
  });

  it('still finds what is there in an ordinary megabyte', () => {
    const lines = Array.from({ length: 60_000 }, (_, id) => `line number ${id}`);
    expect(matches('line number 0\n...\nline number {x}\nlast', [...lines, 'last'])).to.equal(true);
    expect(compareTranscript('...\nline number 59999', lines).matches).to.equal(true);
  });
});

function oracle(expected: string): RegExp {
  let seen = false;
  const source = readPattern(expected).lines.map(line => {
    if (line.elision) return '(?:.*\\n)*';
    const text = line.tokens.map(token => {
      if (token.kind === 'anything') return '.*';
      if (token.kind === 'text') return token.text;
      const again = seen;
      seen = true;
      return again ? '\\k<n>' : '(?<n>.+)';
    });
    return `${text.join('')}\\n`;
  });
  return new RegExp(`^${source.join('')}$`);
}
