import { expect } from 'chai';
import { endRedis, type RecordedRedis, startRedis } from '../../harness/redis';
import { Session } from '../../harness/session/session';
import { stageTarget } from '../../harness/stage/stage';
import { makeFolder } from '../folder';

const client = "const client = require('redis').createClient();";

describe('The programs’ clock', () => {
  const target = makeFolder({ 'program.js': client });
  let redis: RecordedRedis;
  let session: Session;
  before(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.server.reset();
    redis.recorder.clear();
    session = new Session({ stage: stageTarget(target.path), redis, movesClocks: true });
  });
  afterEach(() => session.close());
  after(async () => {
    await endRedis(redis);
    target.remove();
  });

  const run = async (number: number, text: string) => {
    const terminal = session.run(number, 'program', { text });
    await session.settle();
    return terminal;
  };

  it('tells exactly when a line was printed, and a command sent', async () => {
    const text = `${client}
      console.log('at once');
      setTimeout(() => { console.log('later'); client.set('a', '1'); }, 1234);
      setTimeout(() => console.log('first'), 100);`;
    const { transcript } = await run(1, text);
    expect(transcript.lines.map(({ text, programTime }) => [text, programTime])).to.deep.equal([
      ['at once', 0],
      ['first', 100],
      ['later', 1234],
    ]);
    const set = redis.recorder.commands.find(({ name }) => name === 'SET');
    expect(set && session.programTimeOf(set)).to.equal(1234);
  });

  it('is the same for all programs, in the order of their timers', async () => {
    session.run(1, 'program', { text: `${client} setTimeout(() => client.rpush('order', 'second'), 900);` });
    session.run(2, 'program', { text: `${client} setTimeout(() => client.rpush('order', 'first'), 800);` });
    await session.settle();
    expect(await redis.server.command('lrange', 'order', 0, -1)).to.deep.equal(['first', 'second']);
    expect(session.programTime).to.equal(900);
  });

  it('is what a program sees, whatever it asks', async () => {
    const text = `
      const from = [Date.now(), performance.now(), process.hrtime(), process.hrtime.bigint(), new Date(), process.uptime()];
      setTimeout(() => {
        const [seconds, nanoseconds] = process.hrtime(from[2]);
        console.log([Date.now() - from[0], performance.now() - from[1], seconds * 1000 + nanoseconds / 1e6,
          Number(process.hrtime.bigint() - from[3]) / 1e6, new Date() - from[4], (process.uptime() - from[5]) * 1000]
          .map(Math.round).join(' '));
      }, 2500);`;
    const terminal = await run(1, text);
    expect(terminal.lines()).to.deep.equal(['2500 2500 2500 2500 2500 2500']);
  });

  it('takes no time for what a program waits for', async () => {
    const from = Date.now();
    await run(1, `${client} let n = 0; (function next() { n += 1; if (n < 4) setTimeout(next, 2400); })();`);
    expect(session.programTime).to.equal(7200);
    expect(Date.now() - from).to.be.below(7200);
  });

  it('gives a wait up by its own time', async () => {
    session.run(1, 'program', { text: `${client} setTimeout(() => console.log('never'), 60_000);` });
    expect(await session.until(() => undefined, 3000)).to.deep.equal({ met: false, why: 'ceiling' });
    expect(session.programTime).to.equal(3000);
  });

  it('gives up at once what was given up before, unless something has happened since', async () => {
    const text = `${client} const other = require('redis').createClient(); other.subscribe('a'); other.on('message', console.log);
      setInterval(() => client.get('a'), 500);`;
    const terminal = await run(1, text);
    expect(session.programTime).to.equal(10_000);
    expect(await session.until(() => undefined)).to.deep.equal({ met: false, why: 'ceiling' });
    expect(session.programTime).to.equal(10_000);
    await redis.server.command('publish', 'a', 'x');
    expect((await session.until(() => terminal.lines()[0])).met).to.equal(true);
    await session.until(() => undefined);
    expect(session.programTime).to.equal(20_000);
  });

  it('leaves dates, timers and their numbers what they are', async () => {
    const text = `
      class Own extends Date {}
      const timer = setTimeout(() => console.log('cancelled'), 50);
      clearTimeout(Number(timer));
      const other = setTimeout(() => {}, 70).unref();
      console.log(new Date() instanceof Date, new Own() instanceof Own, typeof Date(), new Date(0).getTime(),
        require('fs').statSync(__filename).mtime instanceof Date, Date.length, other.hasRef());`;
    const terminal = await run(1, text);
    expect(terminal.lines()).to.deep.equal(['true true string 0 true 7 false']);
  });
});
