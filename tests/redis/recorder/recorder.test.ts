import { expect } from 'chai';
import { createClient, type RedisClient } from 'redis';
import { RedisError } from '../../../harness/redis/connection/error';
import { CommandRecorder, type RecordedCommand } from '../../../harness/redis/recorder/recorder';
import { RedisServer } from '../../../harness/redis/server/server';

describe('CommandRecorder', function () {
  this.timeout(20_000);
  let server: RedisServer;
  let recorder: CommandRecorder;
  let client: RedisClient;

  const send = (name: string, ...args: string[]) =>
    new Promise<unknown>(resolve => {
      client.send_command(name, args, (error, answer: unknown) => resolve(error?.message ?? answer));
    });
  const signal = (name: 'SIGSTOP' | 'SIGKILL') => {
    if (server.pid === undefined) throw new Error('Redis is not running');
    process.kill(server.pid, name);
  };
  const dial = async () => {
    client?.end(false);
    client = createClient({ port: server.port, no_ready_check: true });
    client.on('error', () => {});
    await new Promise(resolve => client.once('ready', resolve));
  };

  beforeEach(async () => {
    server = await RedisServer.start();
    recorder = await CommandRecorder.start(server);
    await dial();
  });
  afterEach(async () => {
    client.end(false);
    recorder.close();
    await server.stop();
  });

  it('records what programs send, in order, and nothing of the harness', async () => {
    const begun = Date.now();
    await send('hset', 'h', 'f', 'v');
    await server.command('SET', 'own', 1);
    await server.command('EVAL', "return redis.call('set', 'own', 2)", 0);
    await send('GET', 'k');
    await recorder.settle();
    expect(recorder.commands.map(({ name, args }) => [name, ...args])).to.deep.equal([
      ['HSET', 'h', 'f', 'v'],
      ['GET', 'k'],
    ]);
    for (const command of recorder.commands) {
      expect(command.client).to.match(/^127\.0\.0\.1:\d+$/);
      expect(command.at).to.be.within(begun - 5, Date.now() + 5);
      expect(command.fromScript).to.equal(false);
    }
  });

  it('tells commands of a script from those that were sent, and whose script it was', async () => {
    await send('EVAL', "redis.call('set', KEYS[1], 'x') return redis.call('get', KEYS[1])", '1', 'k');
    await recorder.settle();
    expect(recorder.commands.map(({ name, fromScript }) => [name, fromScript])).to.deep.equal([
      ['EVAL', false],
      ['SET', true],
      ['GET', true],
    ]);
    expect(new Set(recorder.commands.map(command => command.client))).to.have.property('size', 1);
  });

  it('gives every text as it was sent', async () => {
    const texts = ['grüße 😀', 'a"b\\c', 'line\nline\r\n\t', '\0\x01\x7f', '', ' ', '" "', '\\x41'];
    await send('RPUSH', 'list', ...texts);
    await recorder.settle();
    expect(recorder.commands[0]?.args).to.deep.equal(['list', ...texts]);
  });

  it('has all that came before when it has settled, however much', async () => {
    const many = Array.from({ length: 2000 }, (_, n) => send('SET', 'n', String(n)));
    await Promise.all(many);
    await recorder.settle();
    expect(recorder.commands).to.have.length(2000);
    expect(recorder.commands.at(-1)?.args).to.deep.equal(['n', '1999']);
  });

  it('tells of each command, until it is told to stop', async () => {
    const seen: string[] = [];
    const stop = recorder.onCommand(command => seen.push(command.name));
    await send('GET', 'a');
    await recorder.settle();
    stop();
    await send('DEL', 'a');
    await recorder.settle();
    expect(seen).to.deep.equal(['GET']);
  });

  it('forgets on request', async () => {
    await send('GET', 'a');
    await recorder.settle();
    recorder.clear();
    expect(recorder.commands).to.deep.equal([]);
  });

  describe('waitFor', () => {
    const isSet = ({ name }: RecordedCommand) => name === 'SET';

    it('resolves with what came already', async () => {
      await send('SET', 'k', 'v');
      await recorder.settle();
      expect((await recorder.waitFor(isSet)).args).to.deep.equal(['k', 'v']);
    });

    it('resolves with what comes later', async () => {
      const waiting = recorder.waitFor(isSet);
      await send('GET', 'k');
      await send('SET', 'k', 'v');
      expect((await waiting).args).to.deep.equal(['k', 'v']);
    });

    it('ends with its signal', async () => {
      const given = new AbortController();
      const waiting = recorder.waitFor(isSet, given.signal);
      given.abort(new Error('enough'));
      await expectRejection(waiting, 'enough');
      await expectRejection(recorder.waitFor(isSet, given.signal), 'enough');
    });

    it('ends with an error of the predicate', async () => {
      const waiting = recorder.waitFor(() => {
        throw new Error('odd');
      });
      await Promise.all([expectRejection(waiting, 'odd'), send('GET', 'k')]);
    });

    it('ends when Redis dies or is stopped, or the recorder is closed', async () => {
      const lost = recorder.waitFor(isSet);
      signal('SIGKILL');
      await expectRejection(lost, 'lost while');
      await server.reset();
      const stopped = recorder.waitFor(isSet);
      await Promise.all([server.stop(), expectRejection(stopped, 'stopped while')]);
      recorder.close();
      await expectRejection(recorder.waitFor(isSet), 'was closed');
      await expectRejection(recorder.settle(), 'was closed');
    });

    it('goes on waiting over an outage', async () => {
      const waiting = recorder.waitFor(isSet);
      await server.halt();
      await server.resume();
      await dial();
      await send('SET', 'k', 'v');
      expect((await waiting).name).to.equal('SET');
    });
  });

  describe('settle', () => {
    it('fails when Redis is halted, also on the way', async () => {
      signal('SIGSTOP');
      const caught = recorder.settle();
      await Promise.all([expectRejection(caught), server.halt()]);
      await expectRejection(recorder.settle(), 'was halted');
    });

    it('fails in time when Redis is frozen', async () => {
      process.env.QUEUING_SPEC_PATIENCE = '0.05';
      try {
        signal('SIGSTOP');
        const error = await expectRejection(recorder.settle(), 'in 100 ms');
        expect(error).to.be.instanceOf(RedisError).with.property('kind', 'no-answer');
      } finally {
        delete process.env.QUEUING_SPEC_PATIENCE;
      }
    });
  });

  it('goes on with the process that takes the place of a dead one', async () => {
    await send('GET', 'before');
    await recorder.settle();
    signal('SIGKILL');
    await server.reset();
    await dial();
    await send('GET', 'after');
    await recorder.settle();
    expect(recorder.commands.map(({ args }) => args[0])).to.deep.equal(['before', 'after']);
  });

  it('does not lose its connection to an ordinary reset', async () => {
    await server.reset();
    await dial();
    await send('GET', 'after');
    await recorder.settle();
    expect(recorder.commands.map(({ name }) => name)).to.deep.equal(['GET']);
  });
});

async function expectRejection(promise: Promise<unknown>, message = ''): Promise<Error> {
  const error = await promise.then(
    () => expect.fail('nothing failed'),
    (thrown: Error) => thrown,
  );
  expect(error.message).to.include(message);
  return error;
}
