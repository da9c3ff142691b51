import { expect } from 'chai';
import { KueDriver } from '../../harness/kue/driver';
import { endedTwice, isWaitedFor, jobEvents, KueInspector, waitingWorkers } from '../../harness/kue/inspector';
import { endRedis, type RecordedRedis, startRedis } from '../../harness/redis';
import { Session } from '../../harness/session/session';
import { stageTarget } from '../../harness/stage/stage';
import { makeFolder } from '../folder';

/** A creator and a worker as Kue's users write them: what the driver does must look the same to them. */
const programs = {
  'creator.js': `
    const queue = require('kue').createQueue();
    for (const name of ['a', 'b']) {
      const job = queue.create('mail', { name });
      job.on('complete', () => console.log(name, 'complete'));
      job.on('failed', error => console.log(name, 'failed', error));
      job.on('progress', percent => console.log(name, percent));
      job.save(() => console.log(name, job.id));
    }`,
  'worker.js': `
    require('kue').createQueue().process('mail', 3, (job, done) => {
      console.log(job.id, job.data.name);
      job.progress(1, 4);
      done(job.data.name === 'bad' ? new Error('no ' + job.data.name) : undefined);
    });`,
};

describe('KueDriver and KueInspector', () => {
  let redis: RecordedRedis;
  let session: Session;
  const target = makeFolder(programs);
  before(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.server.reset();
    redis.recorder.clear();
    session = new Session({ stage: stageTarget(target.path), redis });
  });
  afterEach(() => session.close());
  after(async () => {
    await endRedis(redis);
    target.remove();
  });

  it('queues jobs that a worker of Kue’s takes, in their order', async () => {
    const driver = new KueDriver(redis.server);
    await driver.setLastId(98);
    for (const name of ['one', 'bad', 'two']) await driver.queue('mail', { name });
    session.run(1, 'worker');
    const inspector = new KueInspector(redis.server);
    const states = async () => (await inspector.jobs('mail')).map(job => `${job.id} ${job.state}`).join(', ');
    const done = '99 complete, 100 failed, 101 complete';
    const outcome = await session.until(async () => ((await states()) === done ? true : undefined));
    expect(outcome.met, await states()).to.equal(true);
    expect(session.terminal(1).lines()).to.deep.equal(['99 one', '100 bad', '101 two']);
    const failed = await inspector.job(100);
    expect(failed).to.deep.include({ queue: 'mail', data: { name: 'bad' }, progress: 25 });
    expect(failed?.error).to.match(/^Error: no bad\n\s+at /);
    await redis.recorder.settle();
    const progress = jobEvents(redis.recorder.commands).filter(({ event }) => event === 'progress');
    expect(progress.map(({ id, args }) => [id, args[0]])).to.have.deep.members([
      [99, 25],
      [100, 25],
      [101, 25],
    ]);
  });

  it('knows the jobs that were said to have ended twice', async () => {
    const text = `require('kue').createQueue().process('mail', (job, done) => {
      if (job.data.name === 'bad') done(new Error('bad'));
      done();
    });`;
    for (const name of ['good', 'bad']) await new KueDriver(redis.server).queue('mail', { name });
    session.run(1, 'worker', { text });
    const twice = async () => {
      await redis.recorder.settle();
      return endedTwice(jobEvents(redis.recorder.commands));
    };
    await session.until(async () => ((await twice()).length > 0 ? true : undefined));
    expect(await twice()).to.deep.equal([2]);
  });

  it('queues jobs together, so that as many are taken at a time as workers wait', async () => {
    const inspector = new KueInspector(redis.server);
    session.run(1, 'worker');
    await session.until(() => isWaitedFor('mail', redis.recorder.commands) || undefined);
    await session.settle();
    const ids = await new KueDriver(redis.server).queueTogether('mail', [{}, {}, {}, {}, {}]);
    await session.until(async () => (await inspector.count('mail', 'complete')) === 5 || undefined);
    await redis.recorder.settle();
    expect(ids).to.deep.equal([1, 2, 3, 4, 5]);
    expect(waitingWorkers('mail', redis.recorder.commands)).to.equal(3);
    expect(waitingWorkers('other', redis.recorder.commands)).to.equal(0);
  });

  it('does to jobs what their creator hears of', async () => {
    const driver = new KueDriver(redis.server);
    session.run(1, 'creator');
    await session.until(async () => ((await new KueInspector(redis.server).jobs()).length === 2 ? true : undefined));
    await session.settle();
    await driver.progress(1, 50);
    await driver.complete(1);
    await driver.fail(2, 'out of ink');
    await session.settle();
    expect(session.terminal(1).lines().slice(2)).to.deep.equal(['a 50', 'a complete', 'b failed out of ink']);
  });

  it('says that a job is not there', async () => {
    const failed = await new KueDriver(redis.server).complete(7).catch((error: Error) => error.message);
    expect(failed).to.equal('There is no job 7 in Redis any more: a program has taken it away.');
  });

  it('takes a job’s data for what they are, JSON or not', async () => {
    await redis.server.command('hset', 'q:job:5', 'type', 'mail', 'data', '{broken', 'state', 'odd');
    expect(await new KueInspector(redis.server).job(5)).to.deep.include({ data: '{broken', state: 'odd' });
  });
});
