import { expect } from 'chai';
import { Changes } from '../../harness/wait/changes';
import { eventually } from '../../harness/wait/eventually';

const never = () => new Promise<void>(() => {});

describe('eventually', () => {
  it('gives what is there already, without asking for quiescence', async () => {
    const quiescence = () => Promise.reject(new Error('asked'));
    const outcome = await eventually(() => 1, { changes: new Changes(), quiescence, ceiling: 1000 });
    expect(outcome).to.deep.equal({ met: true, value: 1 });
  });

  it('looks again whenever something happens', async () => {
    const changes = new Changes();
    let count = 0;
    const waiting = eventually(() => (count === 2 ? 'there' : undefined), {
      changes,
      quiescence: never,
      ceiling: 1000,
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
    expect(await eventually(look, { changes, quiescence: never, ceiling: 1000 })).to.deep.equal({
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
    const outcome = await eventually(look, { changes: new Changes(), quiescence: async () => {}, ceiling: 1000 });
    expect(outcome).to.deep.equal({ met: false, why: 'quiescent' });
    expect(looks).to.equal(2);
  });

  it('gives up at the ceiling', async () => {
    const outcome = await eventually(() => undefined, { changes: new Changes(), quiescence: never, ceiling: 20 });
    expect(outcome).to.deep.equal({ met: false, why: 'ceiling' });
  });

  it('ends the search for quiescence when it ends', async () => {
    const changes = new Changes();
    let signal: AbortSignal | undefined;
    const quiescence = (given: AbortSignal) => {
      signal = given;
      return never();
    };
    let there = false;
    const waiting = eventually(() => there || undefined, { changes, quiescence, ceiling: 1000 });
    setImmediate(() => {
      there = true;
      changes.happened();
    });
    await waiting;
    expect(signal?.aborted).to.equal(true);
  });

  it('passes on what goes wrong while looking', async () => {
    const look = () => Promise.reject(new Error('no Redis'));
    const waiting = eventually(look, { changes: new Changes(), quiescence: never, ceiling: 1000 });
    expect(await waiting.catch((error: Error) => error.message)).to.equal('no Redis');
  });
});
