import { RedisServer } from '../../../harness/redis/server/server';

/** Starts a Redis, tells its process and folder, and exits without stopping it. */
async function main(): Promise<void> {
  const server = await RedisServer.start();
  process.stdout.write(JSON.stringify({ pid: server.pid, folder: server.folder }));
  process.exit(0);
}

main();
