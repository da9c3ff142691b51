import { expect } from 'chai';
import { Changes } from '../../harness/wait/changes';
import { eventually, type Unmet } from '../../harness/wait/eventually';

const never = () => new Promise<Unmet>(() => {});

describe('eventually', () => {
  it('gives what is there already, without asking whether the wait is over', async () => {
    const over = () => Promise.reject(new Error('asked'));
    const outcome = await eventually(() => 1, { changes: new Changes(), over });
    expect(outcome).to.deep.equal({ met: true, value: 1 });
  });

  it('looks again whenever something happens', async () => {
    const changes = new Changes();
    let count = 0;
    const waiting = eventually(() => (count === 2 ? 'there' : undefined), {
      changes,
      over: never,
    });
    for (; count < 2; count += 1) setImmediate(changes.happened);
    setImmediate(changes.happened);
    expect(await waiting).to.deep.equal({ met: true, value: 'there' });
  });

  it('misses nothing that happens while it looks', async () => {
    const changes = new Changes();
    let there = false;
    const look = async () => {
      const seen = there;
      there = true;
      changes.happened();
      return seen || undefined;
    };
    expect(await eventually(look, { changes, over: never })).to.deep.equal({
      met: true,
      value: true,
    });
  });

  it('gives up when nothing more can happen, after a last look', async () => {
    let looks = 0;
    const look = () => {
      looks += 1;
      return undefined;
    };
    const outcome = await eventually(look, { changes: new Changes(), over: async () => 'quiescent' as const });
    expect(outcome).to.deep.equal({ met: false, why: 'quiescent' });
    expect(looks).to.equal(2);
  });

  it('tells why the wait was over', async () => {
    const outcome = await eventually(() => undefined, { changes: new Changes(), over: async () => 'ceiling' });
    expect(outcome).to.deep.equal({ met: false, why: 'ceiling' });
  });

  it('ends the search for its end when it ends', async () => {
    const changes = new Changes();
    let signal: AbortSignal | undefined;
    const over = (given: AbortSignal) => {
      signal = given;
      return never();
    };
    let there = false;
    const waiting = eventually(() => there || undefined, { changes, over });
    setImmediate(() => {
      there = true;
      changes.happened();
    });
    await waiting;
    expect(signal?.aborted).to.equal(true);
  });

  it('passes on what goes wrong while looking', async () => {
    const look = () => Promise.reject(new Error('no Redis'));
    const waiting = eventually(look, { changes: new Changes(), over: never });
    expect(await waiting.catch((error: Error) => error.message)).to.equal('no Redis');
  });
});
