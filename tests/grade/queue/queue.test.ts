import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { jobId } from '../../../grade/queue/jobs/jobs';
import { packSolution } from '../../../grade/queue/pack/pack';
import { Presence } from '../../../grade/queue/status/presence';
import { readTasks } from '../../../grade/specification/tasks';
import { makeClass, rowsIn } from './class';
import { lineOf, Place } from './place';

describe('A class at a queue', function () {
  // Each test starts several processes, which take long where much else runs.
  this.timeout(180_000);
  let place: Place;
  beforeEach(async () => {
    place = await Place.open();
  });
  afterEach(() => place.close());

  it('begins anew what a stopped worker has, and takes no result of it when it wakes up', async () => {
    const folder = makeClass(4);
    const out = join(dirname(folder), 'out');
    const begun = await place.next('active');
    const stalled = await place.next('stalled');
    const stopped = place.work('--workers', '1', '--once');
    const collecting = place.collect(folder, out);
    await begun();
    stopped.kill('SIGSTOP');
    const worker = place.work('--workers', '1', '--once');
    await stalled();
    expect((await collecting).exitCode).to.equal(1);
    stopped.kill('SIGCONT');
    expect((await stopped).exitCode).to.equal(0);
    expect((await worker).exitCode).to.equal(0);
    expect(rowsIn(out).map(({ name }) => name)).to.have.length(4);
    const counts = await place.withQueue(queue => queue.getJobCounts());
    expect(counts).to.include({ completed: 4, failed: 0, active: 0 });
  });

  it('gives a row to a solution that kills its worker every time, and grades the others', async () => {
    const folder = makeClass(3);
    const out = join(dirname(folder), 'out');
    const collecting = place.collect(folder, out, '--seed', 'same');
    const { id: pack } = await packSolution(join(folder, 'student-001'), readTasks());
    const deadly = jobId({ pack, tasks: ['task-0'], seed: 'same', traces: true });
    // Each worker is killed as soon as it has that one, as by a solution that takes the machine down.
    const taken = await place.takings(deadly);
    for (let lost = 1; lost <= 3; lost += 1) {
      const worker = place.work('--workers', '1');
      await taken(lost);
      worker.kill('SIGKILL');
      await worker;
    }
    const last = place.work('--workers', '1', '--once');
    expect((await collecting).exitCode).to.equal(2);
    expect((await last).exitCode).to.equal(0);
    const rows = new Map(rowsIn(out).map(({ name, verdicts }) => [name, verdicts]));
    expect(rows.get('student-001')).to.match(/^error.*three workers was lost/);
    expect(rows.get('student-000')).to.match(/^pass/);
    expect(rows.get('student-002')).to.match(/^fail/);
  });

  it('is collected by two, of whom each gets everything, graded once', async () => {
    const folder = makeClass(5);
    const outs = ['one', 'two'].map(name => join(dirname(folder), name));
    const collectors = outs.map(out => place.collect(folder, out));
    const worker = place.work('--workers', '1', '--once');
    for (const one of collectors) expect((await one).exitCode).to.equal(1);
    const { all } = await worker;
    expect(all?.match(/one of winter/g)).to.have.length(5);
    expect(rowsIn(outs[0] as string)).to.deep.equal(rowsIn(outs[1] as string));
    expect(rowsIn(outs[0] as string)).to.have.length(5);
  });

  it('is refused by a worker, and refuses workers, of another version', async () => {
    const { redis } = place;
    const collector = new Presence(redis, { role: 'collector', version: '0.0.1-other', class: 'winter' });
    await collector.update();
    const refused = await place.work();
    expect(refused.exitCode).to.equal(2);
    expect(refused.all).to.match(/graded by queuing-spec 0\.0\.1-other, and this is .*Use the same/);
    await collector.leave();

    const worker = new Presence(redis, { role: 'worker', version: '0.0.1-other' });
    await worker.update();
    const folder = makeClass(1);
    const refusing = await place.collect(folder, join(dirname(folder), 'out'));
    expect(refusing.exitCode).to.equal(2);
    expect(refusing.all).to.match(/workers at this queue are queuing-spec 0\.0\.1-other/);
    await worker.leave();
  });

  it('is paused and resumed, and tells how it stands, in words and by Bull Board', async () => {
    const folder = makeClass(2);
    const out = join(dirname(folder), 'out');
    const handedOut = await place.next('added', 2);
    const collecting = place.collect(folder, out);
    await handedOut();
    expect((await place.run('queue', 'pause', '--queue', place.address)).all).to.equal('Paused.');
    const board = place.run('queue', 'status', '--queue', place.address, '--board', '0');
    const shown = await lineOf(board, /Bull Board: (\S+)/);
    expect(shown.input).to.match(/\(paused\)\n {2}waiting 2, active 0, graded 0, given up 0/);
    expect(shown.input).to.match(/class winter, collected by/);
    const page = await fetch(String(shown[1]));
    expect(page.status).to.equal(200);
    expect(await page.text()).to.include('Bull');
    board.kill('SIGINT');
    expect((await board).exitCode).to.equal(0);
    await place.run('queue', 'resume', '--queue', place.address);
    const worker = await place.work('--once');
    expect(worker.exitCode, worker.all).to.equal(0);
    expect((await collecting).exitCode).to.equal(1);
  });
});
