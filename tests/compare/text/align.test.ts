import { expect } from 'chai';
import { align } from '../../../harness/compare/text/align';

const steps = (expected: string, actual: string) =>
  align({
    expectedCount: expected.length,
    actualCount: actual.length,
    alike: (one, other) => expected[one] === actual[other],
    wild: at => expected[at] === '*',
    optional: at => expected[at] === '?',
  })
    .map(
      ({ kind, expected: one, actual: other }) =>
        `${kind} ${kind === 'extra' ? '' : expected[one]}${kind === 'missing' || kind === 'dropped' ? '' : actual[other]}`,
    )
    .join(', ');

describe('align', () => {
  it('finds the fewest missing and extra units', () => {
    expect(steps('abc', 'abc')).to.equal('same aa, same bb, same cc');
    expect(steps('abc', 'ac')).to.equal('same aa, missing b, same cc');
    expect(steps('ac', 'abc')).to.equal('same aa, extra b, same cc');
    expect(steps('', 'a')).to.equal('extra a');
    expect(steps('a', '')).to.equal('missing a');
  });

  it('meets units as early as possible', () => {
    expect(steps('aaa', 'aa')).to.equal('same aa, same aa, missing a');
  });

  it('lets a wildcard take any number, and an optional unit be left out', () => {
    expect(steps('a*b', 'axyb')).to.equal('same aa, absorbed *x, absorbed *y, dropped *, same bb');
    expect(steps('a*b', 'ab')).to.equal('same aa, dropped *, same bb');
    expect(steps('a?b', 'ab')).to.equal('same aa, dropped ?, same bb');
    expect(steps('*', '')).to.equal('dropped *');
  });
});
