import { expect } from 'chai';
import { KueDriver } from '../../harness/kue/driver';
import { CommandRecorder } from '../../harness/redis/recorder';
import { RedisServer } from '../../harness/redis/server';
import { bounded } from '../../harness/trace/bound';
import { record } from '../../harness/trace/record';
import type { TraceEvent } from '../../harness/trace/trace';

describe('a trace of Redis', function () {
  this.timeout(30_000);
  let server: RedisServer;
  let recorder: CommandRecorder;
  const startedAt = Date.now();

  before(async () => {
    server = await RedisServer.start();
    recorder = await CommandRecorder.start(server);
  });
  beforeEach(() => recorder.clear());
  after(async () => {
    recorder.close();
    await server.stop();
  });

  it('tells what becomes of jobs, also of those that the specification queues', async () => {
    const driver = new KueDriver(server);
    const id = await driver.queue('mail', { to: 'you' });
    await driver.progress(id, 50);
    await driver.fail(id, 'no such address');
    await recorder.settle();
    const states = traced().flatMap(event =>
      event.kind === 'job'
        ? [`#${event.id} ${event.queue} ${event.state}${event.error ? `: ${event.error}` : ''}`]
        : [],
    );
    expect(states).to.deep.equal([
      '#1 mail created',
      '#1 mail inactive',
      '#1 mail progress 50 %',
      '#1 mail failed: no such address',
    ]);
    const own = traced().filter(event => event.kind === 'command');
    expect(own.every(event => event.kind === 'command' && event.own === true)).to.equal(true);
    expect(own.some(event => event.kind === 'command' && event.name === 'PUBLISH')).to.equal(true);
  });

  it('tells of outages, and of their ends', async () => {
    await server.refuseWrites();
    await server.acceptWrites();
    server.freeze();
    server.thaw();
    await server.halt();
    await server.resume();
    const said = traced().flatMap(event => (event.kind === 'redis' ? [event.text] : []));
    expect(said).to.deep.equal([
      'Redis refuses writes from now on',
      'Redis takes writes again',
      'Redis stands still: what is sent to it waits',
      'Redis goes on',
      'Redis is killed: connections break, and new ones are refused',
      'Redis is back',
    ]);
  });

  it('keeps its beginning and its end where it is too long, with a mark between', () => {
    const lines = Array.from(
      { length: 1000 },
      (_, t): TraceEvent => ({ t, kind: 'line', terminal: 1, stream: 'stdout', text: `line ${t}` }),
    );
    const kept = bounded(lines, 10_000);
    expect(JSON.stringify(kept).length).to.be.below(10_000);
    expect(kept[0]).to.deep.equal(lines[0]);
    expect(kept.at(-1)).to.deep.equal(lines.at(-1));
    const cut = kept.find(event => event.kind === 'cut');
    expect(cut?.kind === 'cut' && cut.events).to.equal(1000 - kept.length + 1);
  });

  function traced(): readonly TraceEvent[] {
    const { commands, own, happenings } = recorder;
    const endedAt = Date.now();
    return record({ startedAt, endedAt, terminals: [], exchanges: [], commands, own, happenings }).events;
  }
});
