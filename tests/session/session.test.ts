import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { HarnessError, ProgramError } from '../../harness/errors';
import { endRedis, type RecordedRedis, startRedis } from '../../harness/redis';
import { Session } from '../../harness/session/session';
import { stageTarget } from '../../harness/stage/stage';
import { makeFolder } from '../folder';

const programs = {
  'idle.js': "require('redis').createClient().on('connect', () => console.log('connected'));",
  'late.js': "setTimeout(() => console.log('late'), 400); require('redis').createClient();",
  'busy.js': "setInterval(() => {}, 5); console.log('busy');",
  'echo.js': `
    const client = require('redis').createClient();
    require('http').createServer((question, answer) => {
      if (question.url === '/never') return;
      client.incr('asked', (error, count) => answer.end(String(count)));
    }).listen(1245);`,
  // Each passes a message on to the next, and the last one prints it: work that no program has at every moment.
  'relay.js': `
    const [from, to] = process.argv.slice(2);
    const [sub, pub] = [1, 2].map(() => require('redis').createClient());
    sub.on('message', (channel, text) => text === '0' ? console.log('end') : pub.publish(to, String(text - 1)));
    sub.subscribe(from, () => console.log('ready'));`,
};

describe('Session', () => {
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

  const shown = (number: number, line: string) => () => session.terminal(number).lines().includes(line) || undefined;

  it('waits for what comes late, however little happens until then', async () => {
    session.run(1, 'late');
    expect(await session.until(shown(1, 'late'))).to.deep.equal({ met: true, value: true });
  });

  it('gives lines that wait for it their cue', async () => {
    const text = "require('redis').createClient(); process.once('go', () => console.log('went'));";
    const terminal = session.run(1, 'idle', { text });
    await session.settle();
    expect(terminal.lines()).to.deep.equal([]);
    terminal.control.cue('go');
    expect(await session.until(shown(1, 'went'))).to.deep.equal({ met: true, value: true });
  });

  it('does not wait for what cannot come any more', async () => {
    session.run(1, 'idle');
    const startedAt = Date.now();
    expect(await session.until(shown(1, 'never'))).to.deep.equal({ met: false, why: 'quiescent' });
    expect(Date.now() - startedAt).to.be.below(8000);
  });

  it('is not quiescent while messages go to and fro between idle programs', async () => {
    session.run(1, 'relay', { args: ['one', 'two'] });
    session.run(2, 'relay', { args: ['two', 'one'] });
    await session.until(() => shown(1, 'ready')() && shown(2, 'ready')());
    await redis.server.command('publish', 'one', '300');
    expect((await session.until(shown(1, 'end'))).met).to.equal(true);
  });

  it('gives up on a busy program at the ceiling only', async () => {
    session.run(1, 'busy');
    expect(await session.until(shown(1, 'never'), 1500)).to.deep.equal({ met: false, why: 'ceiling' });
  });

  it('sees that a question stays without an answer', async () => {
    const { control } = session.run(1, 'echo');
    const opened = await session.until(() => control.servers.get(1245));
    const port = opened.met ? opened.value : 0;
    expect((await session.request({ port, path: '/' })).text).to.equal('1');
    let answer: unknown;
    session.request({ port, path: '/never' }).then(
      value => {
        answer = value;
      },
      () => {},
    );
    expect(await session.until(() => answer)).to.deep.equal({ met: false, why: 'quiescent' });
  });

  it('takes the long timers of a library for housekeeping, and not for work', async () => {
    const text = `
      const { Worker } = require('bullmq');
      const worker = new Worker('work', async () => {}, { connection: { host: '127.0.0.1', port: 6379 } });
      worker.on('ready', () => console.log('ready'));`;
    session.run(1, 'idle', { text });
    expect((await session.until(shown(1, 'ready'))).met).to.equal(true);
    expect(await session.until(shown(1, 'never'))).to.deep.equal({ met: false, why: 'quiescent' });
  });

  it('takes a long timer of the program’s own for work', async () => {
    session.run(1, 'idle', { text: "setTimeout(() => {}, 60_000); console.log('waits');" });
    await session.until(shown(1, 'waits'));
    expect(await session.until(shown(1, 'never'), 1500)).to.deep.equal({ met: false, why: 'ceiling' });
  });

  it('types lines into a tool, to their end, and shows what it prints', async () => {
    const tool = ['/bin/sh', '-c', 'echo "$0 $TOLD"; cat', 'word'] as const;
    const terminal = session.type(1, tool, 'rest\nlast', { TOLD: 'told' });
    expect((await session.until(() => terminal.ending)).met).to.equal(true);
    expect(terminal.lines()).to.deep.equal(['word told', 'rest', 'last']);
    expect(terminal.ending?.exitCode).to.equal(0);
  });

  it('keeps to what a pending job announces', async () => {
    let pending = true;
    await session.close();
    session = new Session({ stage: stageTarget(target.path), redis, pending: async () => pending });
    session.run(1, 'idle');
    await session.until(shown(1, 'connected'));
    let quiescent = false;
    const settled = session
      .until(() => undefined)
      .then(() => {
        quiescent = true;
      });
    await redis.server.command('set', 'a', '1');
    await redis.recorder.settle();
    expect(quiescent).to.equal(false);
    pending = false;
    session.changes.happened();
    await settled;
  });

  it('names the program that is missing, and the file that was meant', async () => {
    expect(() => session.run(1, 'Idle')).to.throw(
      ProgramError,
      /no program Idle .* There is "idle\.js": rename it to Idle\.js\./,
    );
    expect(() => session.run(1, 'nothing')).to.throw(ProgramError, /a file nothing\.js is due/);
  });

  it('has each terminal once', () => {
    session.run(1, 'idle');
    expect(() => session.run(1, 'idle')).to.throw(HarnessError, 'Terminal 1 is taken already.');
    expect(() => session.terminal(2)).to.throw(HarnessError, 'Nothing runs in terminal 2 yet.');
  });

  it('leaves nothing behind', async () => {
    const { launch, pid } = session.run(1, 'busy');
    await session.until(shown(1, 'busy'));
    await session.close();
    expect(existsSync(launch.scratch)).to.equal(false);
    expect(() => process.kill(-(pid ?? 0), 0)).to.throw('ESRCH');
    session = new Session({ stage: stageTarget(target.path) });
  });

  it('runs another text in the place of a program, and leaves the program as it is', async () => {
    session.run(1, 'idle', { text: "console.log('other')" });
    expect((await session.until(shown(1, 'other'))).met).to.equal(true);
    session.run(2, 'idle');
    expect((await session.until(shown(2, 'connected'))).met).to.equal(true);
  });
});
