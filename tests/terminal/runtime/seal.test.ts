import { expect } from 'chai';
import { seal } from '../../../harness/terminal/runtime/channel/seal';

const key = Uint8Array.from({ length: 16 }, (_, index) => index);
/** The bytes 0, 1, 2 … as the two bytes of each letter. */
const text = (length: number) =>
  String.fromCharCode(...Array.from({ length: length / 2 }, (_, index) => 2 * index + (2 * index + 1) * 256));

describe('the seal of a message', () => {
  it('is SipHash-2-4, as OpenSSL computes it', () => {
    expect(seal(key, text(0))).to.equal('726fdb47dd0e0e31');
    expect(seal(key, text(2))).to.equal('0d6c8009d9a94f5a');
    expect(seal(key, text(8))).to.equal('93f5f5799a932462');
    expect(seal(key, text(14))).to.equal('f723ca908e7af2ee');
    expect(seal(key, text(62))).to.equal('e51b38608ef25f57');
  });

  it('is another under another key, and of another text', () => {
    const other = Uint8Array.from(key, byte => byte ^ 1);
    expect(seal(other, 'idle')).not.to.equal(seal(key, 'idle'));
    expect(seal(key, 'idle 1')).not.to.equal(seal(key, 'idle 2'));
  });
});
