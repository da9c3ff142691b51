/**
 * Steps on Redis. Here: which server programs find. Beside: what it holds (`keys`), what goes over its channels, which commands it
 * received, and a server that is loaded from a dump.
 *
 * Needs `outcome`, `terminal`, `target` (for a dump) and the harness's `redis`.
 */
import { Given, When } from '@cucumber/cucumber';
import { HarnessError } from '../../harness/errors';
import { startRedis } from '../../harness/redis';
import { sharedRedis } from '../world/worker';
import type { SpecWorld } from '../world/world';

Given('a Redis server', async function (this: SpecWorld) {
  this.redis = await sharedRedis();
  await this.redis.server.reset();
  this.redis.recorder.clear();
});

Given('a Redis server that refuses writes', async function (this: SpecWorld) {
  this.redis = await sharedRedis();
  await this.redis.server.reset();
  this.redis.recorder.clear();
  await this.redis.server.refuseWrites();
});

Given('a Redis server that asks for the password {string}', async function (this: SpecWorld, password: string) {
  this.redis = await startRedis({ password: this.fill(password) });
  this.ownRedis.push(this.redis);
});

Given('no Redis server', function (this: SpecWorld) {
  if (this.hasSession) throw new HarnessError('Programs run already: say "Given no Redis server" before.');
  this.redis = undefined;
});

When('Redis refuses writes from now on', async function (this: SpecWorld) {
  await this.recorded.server.refuseWrites();
});
