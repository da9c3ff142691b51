import { Given, Then } from '@cucumber/cucumber';
import { ProgramError } from '../../harness/errors';
import { startRedis } from '../../harness/redis';
import { RedisError } from '../../harness/redis/connection';
import { type DumpFacts, readDump } from '../../harness/redis/dump';
import { targetFile } from '../target/target-file';
import { sharedRedis } from '../world/worker';
import type { SpecWorld } from '../world/world';

Given('a Redis server loaded from {string}', async function (this: SpecWorld, name: string) {
  const path = targetFile(this.parameters.target, name);
  const dump = await redisDump(path, name);
  try {
    this.redis = await startRedis({ dump: path });
    this.ownRedis.push(this.redis);
  } catch (error) {
    if (!(error instanceof RedisError) || error.kind !== 'dump-refused') throw error;
    // A newer Redis may have written it. Then its bytes are read instead.
    if (!/RDB format version/.test(error.message)) {
      throw new ProgramError(
        `${name} is damaged: ${dump.problem ? `it ${dump.problem}` : error.message}. Copy it again, as a binary file.`,
      );
    }
    this.redis = await sharedRedis();
    await this.redis.server.reset();
    this.dump = dump;
  }
});

Then(
  'the dump {string} was written by Redis {word} or newer',
  async function (this: SpecWorld, name: string, least: string) {
    const { redisVersion } = await redisDump(targetFile(this.parameters.target, name), name);
    if (redisVersion && redisVersion.localeCompare(least, 'en', { numeric: true }) >= 0) return;
    const by = redisVersion ? `was written by Redis ${redisVersion}` : 'does not say which Redis wrote it';
    throw new ProgramError(`${name} ${by}; expected was ${least} or newer.`);
  },
);

async function redisDump(path: string, name: string): Promise<DumpFacts> {
  const dump = await readDump(path).catch((error: Error) => {
    throw new ProgramError(error.message);
  });
  if (dump.isDump) return dump;
  throw new ProgramError(
    `${name} is no Redis dump: it ${dump.problem}. Copy the file that redis-server writes on SAVE, and when it is ended.`,
  );
}
