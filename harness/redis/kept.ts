import { keep, release } from '../keeper/keeper';
import { RedisServer, type RedisServerOptions } from './server';

/** Starts a Redis that ends with the harness, however the harness ends. Throws as `RedisServer.start` does. */
export async function startKept(options: RedisServerOptions = {}): Promise<RedisServer> {
  const server = await RedisServer.start(options);
  const hold = (pids: readonly number[]): void => {
    for (const pid of pids) keep(`process ${pid}`);
  };
  const drop = (pids: readonly number[]): void => {
    for (const pid of pids) release(`process ${pid}`);
  };
  hold(server.processes());
  server.follow({ started: hold, ended: (_why, pids) => drop(pids) });
  keep(`folder ${server.folder}`);
  return server;
}

/** Ends it for good. */
export async function stopKept(server: RedisServer): Promise<void> {
  await server.stop();
  release(`folder ${server.folder}`);
}
