/**
 * A Redis for programs, and the record of the commands that they send to it. The folders: `server` runs one redis-server,
 * `recorder` listens to it, `connection` is the harness's own line to it, `provision` finds or fetches the binary, `dump`
 * reads a dump.rdb without a Redis.
 */
import { CommandRecorder } from './recorder';
import { RedisServer, type RedisServerOptions } from './server';

/** A Redis and the record of what programs send to it. */
export interface RecordedRedis {
  readonly server: RedisServer;
  readonly recorder: CommandRecorder;
}

/** Starts a Redis that ends with the harness, however the harness ends. */
export async function startRedis(options: RedisServerOptions = {}): Promise<RecordedRedis> {
  const server = await RedisServer.start(options);
  return { server, recorder: await CommandRecorder.start(server) };
}

/** Ends a Redis and whatever belongs to it. */
export async function endRedis({ server, recorder }: RecordedRedis): Promise<void> {
  recorder.close();
  await server.stop();
}
