import { expect } from 'chai';
import { describeDifference } from '../../../harness/compare/difference/describe';
import { compareUnordered } from '../../../harness/compare/threads/unordered';
import { cpuTime } from '../cpu-time';

const sentence = (expected: string, actual: readonly string[]) => {
  const { difference } = compareUnordered(expected, actual);
  return difference && describeDifference(difference);
};

describe('compareUnordered', () => {
  it('takes the same lines in any order, each as often as expected', () => {
    expect(compareUnordered('a\nb\na', ['a', 'a', 'b']).matches).to.equal(true);
    expect(compareUnordered('a\nb\na', ['a', 'b', 'b']).matches).to.equal(false);
    expect(compareUnordered('a\nb', ['a']).matches).to.equal(false);
    expect(compareUnordered('a\nb', ['a', 'b', 'c']).matches).to.equal(false);
  });

  it('assignments lines out so that all come out even', () => {
    expect(compareUnordered('[..]\na\n{x} b', ['1 b', 'a', 'a']).bindings).to.deep.equal({ x: '1' });
    expect(compareUnordered('[..]a[..]\n[..]b[..]\n[..]c[..]', ['abc', 'a', 'ab']).matches).to.equal(true);
    expect(compareUnordered('[..]a[..]\n[..]b[..]\n[..]c[..]', ['abc', 'a', 'a']).matches).to.equal(false);
  });

  it('lets ... take any further lines', () => {
    expect(compareUnordered('a\n...\nb', ['x', 'b', 'y', 'a']).matches).to.equal(true);
    expect(compareUnordered('a\n...\nb', ['x', 'b', 'y']).matches).to.equal(false);
  });

  it('says which lines are missing and which are too many', () => {
    expect(sentence('alpha\nbeta\ngamma', ['gamma', 'x', 'alpha'])).to.equal(
      'A line is missing: "beta"; a line is not expected: "x".',
    );
    expect(sentence('alpha\nbeta\ngamma', ['gamma'])).to.equal('2 lines are missing, the first: "alpha".');
    expect(sentence('alpha', ['alpha', 'alpha'])).to.equal('A line is not expected: "alpha".');
    expect(sentence('alpha', [])).to.equal('Nothing was printed.');
  });

  it('is quick with lines that many patterns match', function () {
    this.timeout(20_000);
    const expected = Array.from({ length: 24 }, (_, i) => `[..]${String.fromCharCode(97 + i)}[..]`).join('\n');
    const actual = new Array(24).fill('abcdefghijklmnopqrstuvw');
    expect(compareUnordered(expected, actual).matches).to.equal(false);
    expect(cpuTime(() => compareUnordered(expected, actual).matches)).to.be.below(100);
  });
});
