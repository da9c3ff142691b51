import { expect } from 'chai';
import { lzfDecompress } from '../../../../harness/redis/dump/rdb/lzf';

describe('lzfDecompress', () => {
  const bytes = (...values: (number | string)[]) =>
    Buffer.concat(values.map(value => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value]))));

  it('takes literal bytes as they are', () => {
    expect(lzfDecompress(bytes(2, 'abc'), 3).toString()).to.equal('abc');
  });

  it('copies what came before, also when it overlaps', () => {
    // One literal, then 2 + 3 bytes from one byte back.
    expect(lzfDecompress(bytes(0, 'a', 3 << 5, 0), 6).toString()).to.equal('aaaaaa');
    // A long copy has its length in a byte of its own: 7 + 1 + 2.
    expect(lzfDecompress(bytes(1, 'ab', 7 << 5, 1, 1), 12).toString()).to.equal('abababababab');
  });

  it('refuses what cannot be right', () => {
    expect(() => lzfDecompress(bytes(2, 'ab'), 3)).to.throw(RangeError, 'too early');
    expect(() => lzfDecompress(bytes(0, 'a', 3 << 5, 5), 6)).to.throw(RangeError, 'before it');
    expect(() => lzfDecompress(bytes(2, 'abc'), 2)).to.throw(RangeError, 'another length');
    expect(() => lzfDecompress(bytes(2, 'abc'), 4)).to.throw(RangeError, 'another length');
  });
});
