import { RedisServer } from '../../../harness/redis/server';

/** Starts a Redis, tells its processes and folder, and exits without stopping it. */
async function main(): Promise<void> {
  const server = await RedisServer.start();
  process.stdout.write(JSON.stringify({ processes: server.processes(), folder: server.folder }));
  process.exit(0);
}

main();
