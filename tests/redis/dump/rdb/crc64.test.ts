import { expect } from 'chai';
import { crc64 } from '../../../../harness/redis/dump/rdb/crc64';

describe('crc64', () => {
  it("gives the check value of Redis's own", () => {
    expect(crc64(Buffer.from('123456789'))).to.equal(0xe9c6d914c4b8d9can);
  });

  it('is 0 for nothing', () => {
    expect(crc64(Buffer.alloc(0))).to.equal(0n);
  });
});
