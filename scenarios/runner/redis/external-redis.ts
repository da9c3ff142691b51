import { promisify } from 'node:util';
import redis, { type RedisClient } from 'redis';
import { UsageError } from '../../../grade/command/usage-error';
import { HarnessError } from '../../../harness/errors';
import { ceiling } from '../../../harness/settings';
import { openRelay } from './relay';
import { added, hear, type ScenarioRedis } from './scenario-redis';

/**
 * A Redis of the user's own. It is empty before and after.
 *
 * @param flush whether its keys may be deleted
 * @throws UsageError when the address makes no sense, or it holds keys
 * @throws HarnessError when there is no Redis
 */
export async function externalRedis(address: string, flush: boolean): Promise<ScenarioRedis> {
  const url = readAddress(address);
  const client = await connect(url);
  const command = (name: string, ...args: (string | number)[]) => send(client, name, args);
  const listeners = new Set<(message: string) => void>();
  try {
    const keys = Number(await command('dbsize'));
    if (keys > 0 && !flush)
      throw new UsageError(
        `${shown(url)} holds ${keys === 1 ? '1 key: say --flush to lose it' : `${keys} keys: say --flush to lose them`}.`,
      );
    await command('flushdb');
    const subscriber = await connect(url);
    await hear(subscriber, listeners);
    const relay = await openRelay(url);
    return {
      port: relay.port,
      shown: shown(url),
      command,
      onJobEvent: listener => added(listeners, listener),
      empty: async () => void (await command('flushdb')),
      halt: () => Promise.reject(new HarnessError('Only an embedded Redis can be stopped.')),
      resume: () => Promise.reject(new HarnessError('Only an embedded Redis can be started.')),
      close: async () => {
        await command('flushdb').finally(() => {
          relay.close();
          for (const one of [client, subscriber]) one.end(false);
        });
      },
    };
  } catch (error) {
    client.end(false);
    throw error;
  }
}

function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'redis:' && url.hostname && /^(\/\d*)?$/.test(url.pathname)) return url;
  throw new UsageError(`--redis takes an address such as redis://127.0.0.1:6379/0, not "${address}".`);
}

/** Without its password. */
function shown({ host, pathname }: URL): string {
  return `redis://${host}${pathname}`;
}

async function connect(url: URL): Promise<RedisClient> {
  const client = redis.createClient(url.href, { retry_strategy: () => undefined as unknown as Error });
  client.on('error', () => {}); // a command tells the same
  const late = setTimeout(() => client.end(false), ceiling());
  try {
    await promisify(client.ping as (done: (error: Error | null, reply: string) => void) => boolean).call(client);
    return client;
  } catch (error) {
    client.end(false);
    const { message, origin } = error as Error & { origin?: Error };
    throw new HarnessError(`There is no Redis at ${shown(url)}: ${(origin?.message ?? message).split('\n')[0]}`);
  } finally {
    clearTimeout(late);
  }
}

function send(client: RedisClient, name: string, args: readonly (string | number)[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    client.send_command(name, args.map(String), (error: Error | null, reply: unknown) => {
      if (error) reject(new HarnessError(`Redis did not do ${name}: ${error.message}`));
      else resolve(reply);
    });
  });
}
