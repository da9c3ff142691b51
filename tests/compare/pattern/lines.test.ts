import { expect } from 'chai';
import { linesOf, normalLines } from '../../../harness/compare/pattern/lines';
import { cpuTime } from '../cpu-time';

describe('linesOf', () => {
  it('cuts at LF and CRLF and keeps what is within a line', () => {
    expect(linesOf('a\r\n b\tc \n\r\n d\re\n')).to.deep.equal(['a', ' b\tc', '', ' d\re']);
    expect(linesOf('')).to.deep.equal([]);
  });
});

describe('normalLines', () => {
  it('does the same with lines', () => {
    expect(normalLines(['a\r', 'b \t', '', 'c\nd', ' ', ''])).to.deep.equal(['a', 'b', '', 'c', 'd']);
    expect(normalLines(['a', '', 'b', ''])).to.deep.equal(['a', '', 'b']);
  });

  it('is quick with a megabyte of blanks', () => {
    const line = `${' '.repeat(1_000_000)}x`;
    expect(normalLines([line, line.slice(0, -1)])).to.deep.equal([line]);
    expect(cpuTime(() => normalLines([line]))).to.be.below(100);
  });
});
