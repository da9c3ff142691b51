import { expect } from 'chai';
import { KueInspector } from '../../harness/kue/inspector';
import { endRedis, type RecordedRedis, startRedis } from '../../harness/redis';
import { Session } from '../../harness/session/session';
import { stageTarget } from '../../harness/stage/stage';
import { Launcher } from '../../harness/terminal/launcher';
import { makeFolder } from '../folder';
import { idlePrograms, lateDeeds } from './late';

/** Where nothing else runs; on a busy machine the best of several looks comes near to it. */
const idleMilliseconds = 150;
const looks = 5;

describe('Quiescence', () => {
  const target = makeFolder({ 'program.js': "require('redis'); require('kue');" });
  const stage = stageTarget(target.path);
  let launcher: Launcher;
  let redis: RecordedRedis;
  let session: Session;
  before(async () => {
    launcher = new Launcher(stage, 100);
    redis = await startRedis();
    await redis.server.command('config', 'set', 'notify-keyspace-events', 'Ex');
  });
  beforeEach(async () => {
    await redis.server.reset();
    redis.recorder.clear();
    const pending = () => new KueInspector(redis.server).hasDelayedJobs();
    session = new Session({ stage, redis, launcher, movesClocks: true, pending });
  });
  afterEach(() => session.close());
  after(async () => {
    await launcher.end();
    await endRedis(redis);
    target.remove();
  });

  for (const [way, text] of Object.entries(lateDeeds)) {
    it(`waits for what is done late by ${way}`, async () => {
      const terminal = session.run(1, 'program', { text });
      await session.settle();
      expect(terminal.lines()).to.deep.equal(['late']);
    });
  }

  for (const [what, text] of Object.entries(idlePrograms)) {
    it(`finds soon that nothing comes of ${what}`, async () => {
      session.run(1, 'program', { text });
      await session.settle();
      const times: number[] = [];
      for (let look = 0; look < looks; look += 1) {
        const from = performance.now();
        expect(await session.until(() => undefined)).to.deep.equal({ met: false, why: 'quiescent' });
        times.push(performance.now() - from);
      }
      expect(Math.min(...times)).to.be.below(idleMilliseconds);
    });
  }
});
