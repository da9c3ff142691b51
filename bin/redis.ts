#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { endRedis, startRedis } from '../harness/redis';

/** `npm run redis`: the embedded Redis on the exercise's port, loaded from a copy of dump.rdb, until Ctrl-C. */
async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '6379' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  const redis = await startRedis({ port, dump: resolve(__dirname, '..', 'dump.rdb'), unprotected: true });
  console.log(
    `Redis ${redis.server.binary.version} listens on 127.0.0.1:${port}, until Ctrl-C; nothing that it holds is kept.`,
  );
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    endRedis(redis).then(() => process.exit(0));
  };
  // Not `once`: libraries with listeners of their own end the process when they find no other.
  process.on('SIGINT', end).on('SIGTERM', end);
  const died = await redis.server.died;
  throw new Error(`Redis ended: ${JSON.stringify(died)}`);
}

serve().catch((error: Error) => {
  console.error(error.message);
  process.exit(2);
});
