import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execaNode } from 'execa';
import { withLock } from '../../../harness/redis/provision/lock';

describe('withLock', function () {
  this.timeout(20_000);
  let folder: string;
  const never = () => expect.fail('nobody else should be at work');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives the result of the work, and its error', async () => {
    expect(await withLock(folder, async () => 'done', never)).to.equal('done');
    const failed = withLock(folder, () => Promise.reject(new Error('no luck')), never);
    expect(await failed.catch((error: Error) => error.message)).to.equal('no luck');
    expect(await withLock(folder, async () => 'again', never)).to.equal('again');
  });

  it('lets one work at a time, and says so to those who wait, once each', async () => {
    let atWork = 0;
    let waiting = 0;
    const order: number[] = [];
    const work = (n: number) => async () => {
      expect(++atWork).to.equal(1);
      await new Promise(setImmediate);
      atWork -= 1;
      order.push(n);
    };
    const all = Array.from({ length: 8 }, (_, n) => withLock(folder, work(n), () => void waiting++));
    await Promise.all(all);
    expect([...order].sort()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(waiting).to.be.within(1, 7);
  });

  it('does not mix up folders', async () => {
    await withLock(folder, () => withLock(join(folder, 'other'), async () => {}, never), never);
  });

  it('is free again when its holder is killed', async () => {
    const holder = execaNode({ nodeOptions: ['-r', 'ts-node/register'], reject: false })(
      join(__dirname, '..', 'programs', 'hold-lock.ts'),
      [folder],
    );
    await once(holder, 'message');
    let waited = false;
    const result = await withLock(
      folder,
      async () => 'mine now',
      () => {
        waited = true;
        holder.kill('SIGKILL');
      },
    );
    expect([result, waited]).to.deep.equal(['mine now', true]);
    await holder;
  });
});
