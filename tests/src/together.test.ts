import { expect } from 'chai';
import { together } from '../../src/together';

describe('together', () => {
  it('decides at once on all who came while a decision was under way, and serves who came first', async () => {
    const asked: number[] = [];
    const ask = together(async asking => {
      asked.push(asking);
      return 2;
    });
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(asked).to.deep.equal([1, 3]);
    expect(answers).to.deep.equal([true, true, true, false]);
  });

  it('fails all who share a decision that fails, and goes on', async () => {
    let fails = true;
    const ask = together(async asking => {
      if (fails) throw new Error('Redis is away');
      return asking;
    });
    const outcomes = await Promise.allSettled([ask(), ask(), ask()]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected', 'rejected']);
    fails = false;
    expect(await ask()).to.equal(true);
  });
});
