import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { makeClass, rowsIn } from './class';
import { Place } from './place';

describe('A small round at a queue', function () {
  // Each test starts several processes, which take long where much else runs.
  this.timeout(180_000);
  let place: Place;
  beforeEach(async () => {
    place = await Place.open();
  });
  afterEach(() => place.close());

  it('gives the same rows as one machine, each once, though workers, the collector and Redis are killed', async () => {
    const folder = makeClass(9);
    const here = join(dirname(folder), 'here');
    const there = join(dirname(folder), 'there');
    const begun = await place.next('active', 2);
    const killed = place.collect(folder, there, '--seed', 'same');
    const doomed = place.work('--workers', '2');
    await begun();
    killed.kill('SIGKILL');
    doomed.kill('SIGKILL');
    await place.server.halt();
    await place.server.resume();
    const workers = [place.work('--workers', '1', '--once'), place.work('--workers', '1', '--once')];
    const local = place.run('--class', folder, '--task', '0', '--out', here, '--seed', 'same');
    const collected = await place.collect(folder, there, '--seed', 'same');
    expect(collected.exitCode, collected.all).to.equal(1);
    for (const worker of workers) expect((await worker).exitCode).to.equal(0);
    await local;
    expect(rowsIn(there)).to.deep.equal(rowsIn(here));
    expect(rowsIn(there)).to.have.length(9);
    expect(readFileSync(join(there, 'class.json'), 'utf8')).not.to.match(/queuing-spec-worker|solution\u{F8FF}/u);
    const traces = readdirSync(join(here, 'feedback')).filter(name => name.endsWith('.traces.html'));
    expect(traces).to.have.length(9);
    expect(readdirSync(join(there, 'feedback'))).to.include.members(traces);
  });
});
