import { keep, release } from '../keeper/keeper';
import { RedisServer, type RedisServerOptions } from './server';

/** Starts a Redis that ends with the harness, however the harness ends. Throws as `RedisServer.start` does. */
export async function startKept(options: RedisServerOptions = {}): Promise<RedisServer> {
  const server = await RedisServer.start(options);
  const hold = (pid: number): void => keep(`process ${pid}`);
  if (server.pid !== undefined) hold(server.pid);
  server.follow({ started: hold, ended: (_why, pid) => release(`process ${pid}`) });
  keep(`folder ${server.folder}`);
  return server;
}

/** Ends it for good. */
export async function stopKept(server: RedisServer): Promise<void> {
  await server.stop();
  release(`folder ${server.folder}`);
}
