import { expect } from 'chai';
import { countLines, findLine } from '../../../harness/compare/transcript/find-line';
import { compareLine } from '../../../harness/compare/transcript/transcript';
import { cpuTime } from '../cpu-time';

describe('findLine', () => {
  it('finds the first line that matches, and binds its names', () => {
    expect(findLine('job {id} ends', ['x', 'job 1 ends \r', 'job 2 ends'], { w: '1' })).to.deep.equal({
      index: 1,
      text: 'job 1 ends',
      bindings: { w: '1', id: '1' },
    });
    expect(findLine('job {id} ends', ['job 1 ends', 'job 2 ends'], { id: '2' })?.index).to.equal(1);
    expect(findLine('job {id} ends', ['job  ends', 'the job 1 ends'])).to.equal(undefined);
  });

  it('finds an empty line', () => {
    expect(findLine('', ['a', ' '])?.index).to.equal(1);
  });

  it('looks for one line only', () => {
    expect(() => findLine('a\nb', ['a'])).to.throw(RangeError);
    expect(() => compareLine('a\nb', 'a')).to.throw(RangeError);
    expect(() => countLines('a\nb', ['a'])).to.throw(RangeError);
  });

  it('is quick with hostile lines', function () {
    this.timeout(20_000);
    const lines = new Array<string>(45_000).fill('a'.repeat(20));
    expect(findLine('[..]a{x}a{x}b[..]', lines)).to.equal(undefined);
    expect(cpuTime(() => findLine('[..]a{x}a{x}b[..]', lines))).to.be.below(100);
  });
});

describe('countLines', () => {
  it('counts each line for itself', () => {
    expect(countLines('job {id} ends', ['job 1 ends', 'x', 'job 2 ends', 'job 2 ends'])).to.equal(3);
    expect(countLines('job {id} ends', ['job 1 ends', 'x', 'job 2 ends', 'job 2 ends'], { id: '2' })).to.equal(2);
  });
});

describe('compareLine', () => {
  it('compares one line and tells the difference', () => {
    expect(compareLine('a {x}', 'a 1')).to.deep.include({ matches: true, bindings: { x: '1' } });
    expect(compareLine('ab {x}', 'aB 1').difference?.rows).to.deep.equal([
      { kind: 'changed', expected: 'ab {x}', actual: 'aB {x}', expectedLine: 1, actualLine: 1 },
    ]);
  });
});
