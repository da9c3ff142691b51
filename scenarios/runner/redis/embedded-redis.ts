import { RedisServer } from '../../../harness/redis/server';
import { added, hear, type ScenarioRedis } from './scenario-redis';

/**
 * A Redis that ends with the scenario.
 *
 * @param append whether its data survive `halt`
 */
export async function embeddedRedis(append: boolean): Promise<ScenarioRedis> {
  const server = await RedisServer.start({ append });
  const listeners = new Set<(message: string) => void>();

  async function listen(): Promise<void> {
    const { client } = await server.connect();
    await hear(client, listeners);
  }

  await listen();
  server.follow({ started: listen });
  return {
    port: server.port,
    shown: `embedded Redis ${server.binary.version}`,
    command: (name, ...args) => server.command(name, ...args),
    onJobEvent: listener => added(listeners, listener),
    empty: () => server.reset(),
    halt: () => server.halt(),
    resume: () => server.resume(),
    close: () => server.stop(),
  };
}
