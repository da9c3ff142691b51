import { expect } from 'chai';
import { RedisError } from '../../../harness/redis/connection/error';
import { resetRedis } from '../../../harness/redis/server/reset';

const OWN = 'id=1 addr=127.0.0.1:1 name= user=harness resp=2';
const PROGRAM = 'id=7 addr=127.0.0.1:2 name= user=default resp=2';

/** Stands for a Redis that gives these client lists and key counts, one after the other, the last one for ever. */
function redisThatShows(lists: string[], keyspaces: string[]) {
  const sent: string[] = [];
  const shown: Record<string, string[]> = { 'client list': [...lists], 'info keyspace': [...keyspaces] };
  return {
    sent,
    async send(name: string, args: readonly (string | number)[]): Promise<unknown> {
      const line = [name, ...args].join(' ');
      sent.push(line);
      const answers = shown[line];
      if (answers === undefined) return 'OK';
      return answers.length > 1 ? answers.shift() : answers[0];
    },
  };
}

describe('resetRedis', () => {
  it('cuts off each program, and no connection of the harness', async () => {
    const redis = redisThatShows([`${OWN}\n${PROGRAM}\n`, `${OWN}\n`], ['# Keyspace\r\n']);
    await resetRedis(redis);
    expect(redis.sent.filter(line => line.startsWith('client kill'))).to.deep.equal(['client kill id 7']);
  });

  it('knows itself in the lists of Redis 6, too, where the user comes last', async () => {
    const redis = redisThatShows(
      ['id=1 addr=127.0.0.1:1 user=harness\nid=2 addr=127.0.0.1:2 user=default\n', ''],
      [''],
    );
    await resetRedis(redis);
    expect(redis.sent.filter(line => line.startsWith('client kill'))).to.deep.equal(['client kill id 2']);
  });

  it('empties again when a late command was run after the first time', async () => {
    const redis = redisThatShows([OWN], ['# Keyspace\r\ndb0:keys=1,expires=0\r\n', '# Keyspace\r\n']);
    await resetRedis(redis);
    expect(redis.sent.filter(line => line === 'flushall')).to.have.length(2);
  });

  it('gives up on programs that keep coming back', async () => {
    const before = process.env.QUEUING_SPEC_PATIENCE;
    process.env.QUEUING_SPEC_PATIENCE = '0.01';
    try {
      const error = await resetRedis(redisThatShows([PROGRAM], [''])).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(RedisError).with.property('kind', 'no-answer');
      expect((error as RedisError).message).to.include('keep coming back');
    } finally {
      if (before === undefined) delete process.env.QUEUING_SPEC_PATIENCE;
      else process.env.QUEUING_SPEC_PATIENCE = before;
    }
  });

  it('does not mind a Redis without functions, and minds every other refusal', async () => {
    const redis = redisThatShows([OWN], ['']);
    const refusing = (message: string) => ({
      send: async (name: string, args: readonly (string | number)[]) => {
        if (name === 'function') throw new RedisError('refused', message);
        return redis.send(name, args);
      },
    });
    await resetRedis(refusing("Redis refused function: ERR unknown command 'function'"));
    const error = await resetRedis(refusing('Redis refused function: NOPERM')).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(RedisError).with.property('message', 'Redis refused function: NOPERM');
  });
});
