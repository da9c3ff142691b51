import { once } from 'node:events';
import { expect } from 'chai';
import redis from 'redis';
import { endRedis, type RecordedRedis, startRedis } from '../../../harness/redis';
import { openRelay, type Relay } from '../../../scenarios/runner/redis/relay';

describe('the relay to a Redis elsewhere', () => {
  let service: RecordedRedis;
  let relay: Relay;
  before(async () => {
    service = await startRedis({ password: 'open sesame' });
    relay = await openRelay(new URL(`redis://:open%20sesame@127.0.0.1:${service.server.port}/2`));
  });
  after(async () => {
    relay.close();
    await endRedis(service);
  });

  it('gives the password, and chooses the database, for a program that knows of neither', async () => {
    const client = redis.createClient(relay.port);
    await new Promise(resolve => client.set('key', 'value', resolve));
    client.quit();
    expect(String(await service.server.command('info', 'keyspace'))).to.match(/db2:keys=1/);
  });

  it('passes an end on', async () => {
    const client = redis.createClient({ port: relay.port, retry_strategy: () => undefined as unknown as Error });
    client.on('error', () => {});
    await once(client, 'ready');
    const ended = once(client, 'end');
    await service.server.reset();
    await ended;
  });
});
