import { CommandRecorder } from '../../harness/redis/recorder';
import { RedisServer } from '../../harness/redis/server';
import type { Random } from '../random';
import { openSlowWay, type SlowWay } from './slow-network';

/**
 * Connects every program of this process's scenarios to its Redis over a slow connection; the harness itself connects directly.
 * The harness reads Redis's counts only when no byte is held back.
 */
export function leadAround(random: Random): void {
  const ways = new WeakMap<RedisServer, SlowWay>();
  const all = new Set<SlowWay>();
  const straight = Object.getOwnPropertyDescriptor(RedisServer.prototype, 'port')?.get as (this: RedisServer) => number;
  const start = RedisServer.start.bind(RedisServer);

  RedisServer.start = async options => {
    const server = await start(options);
    const way = await openSlowWay(() => straight.call(server), random);
    ways.set(server, way);
    all.add(way);
    server.follow({ started: () => way.open(), ended: () => way.close() });
    return server;
  };
  Object.defineProperty(RedisServer.prototype, 'port', {
    configurable: true,
    get(this: RedisServer) {
      return ways.get(this)?.port ?? straight.call(this);
    },
  });
  for (const name of ['traffic', 'settle'] as const) {
    const original = CommandRecorder.prototype[name] as (this: CommandRecorder) => Promise<never>;
    CommandRecorder.prototype[name] = async function (this: CommandRecorder) {
      for (const way of all) await way.empty();
      return original.call(this);
    };
  }
}
