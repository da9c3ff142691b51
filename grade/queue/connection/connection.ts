/**
 * Connections to the Redis of a queue that outlive its outages, with a sentence for each reason why there is none. Needs
 * ioredis; `address.ts` does not, so that the command line reads an address without loading it.
 */
import { Redis } from 'ioredis';
import { HarnessError } from '../../../harness/errors';
import { loginOf, shownAddress } from './address';
import { whyNot } from './faults';

/** A first connection that takes longer than this, in ms, is not there. */
const connectTimeout = 10_000;
/** BullMQ's own advice; Redis 6.2 has all the commands that it uses. */
const oldest = [6, 2] as const;

/**
 * Connects. Once it is connected it stays so: it comes back by itself whenever that Redis is away, and nothing that was
 * asked meanwhile is lost.
 *
 * @param warn is told what will go wrong later
 * @throws HarnessError when that Redis cannot be reached, lets nobody in, or is too old
 */
export async function connect(url: URL, warn: (sentence: string) => void = () => {}): Promise<Redis> {
  let connected = false;
  let away = false;
  const redis = new Redis({
    ...loginOf(url),
    lazyConnect: true,
    connectTimeout,
    // BullMQ asks for this: a command waits as long as it must.
    maxRetriesPerRequest: null,
    retryStrategy: times => (connected ? Math.min(50 * 2 ** times, 2000) : null),
  });
  // What is wrong is thrown below; later, it is one more reason to connect again.
  let fault: Error | undefined;
  redis.on('error', (error: Error) => {
    fault = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    await requireFit(redis, url, warn);
  } catch (error) {
    redis.disconnect();
    if (error instanceof HarnessError) throw error;
    throw new HarnessError(`The queue's Redis at ${shownAddress(url)} ${whyNot(fault ?? (error as Error), url)}`);
  }
  connected = true;
  redis.on('reconnecting', () => {
    if (!away) warn("The queue's Redis is away: waiting for it.");
    away = true;
  });
  redis.on('ready', () => {
    if (away) warn("The queue's Redis is back.");
    away = false;
  });
  return redis;
}

/**
 * Takes in what BullMQ tells of its connections. That Redis is away is seen by them, which come back; that a lock was lost
 * meanwhile costs a job that others have. Anything else nobody foresaw.
 */
export function tellFault(error: Error): void {
  const { code = '', name, message } = error as NodeJS.ErrnoException;
  if (
    /^E[A-Z]+$/.test(code) ||
    /lock|Connection is closed|not in the active state|Missing key/i.test(`${name} ${message}`)
  )
    return;
  process.stderr.write(`The queue's Redis said: ${message.split('\n')[0]}\n`);
}

/** One more connection of the same kind, for what waits on its own. */
export function another(redis: Redis): Redis {
  // It comes back by itself, as the first one does.
  return redis.duplicate().on('error', () => {});
}

/** @throws HarnessError for a Redis that is too old */
async function requireFit(redis: Redis, url: URL, warn: (sentence: string) => void): Promise<void> {
  // A Redis that tells nobody about itself is taken as it is.
  const info = await redis.info().catch(() => '');
  const version = field(info, 'redis_version');
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  if (version && (major < oldest[0] || (major === oldest[0] && minor < oldest[1])))
    throw new HarnessError(
      `The queue's Redis at ${shownAddress(url)} is version ${version}: it takes ${oldest.join('.')} or newer.`,
    );
  if (field(info, 'role') === 'slave')
    throw new HarnessError(
      `The queue's Redis at ${shownAddress(url)} is a replica, which takes no work: give the master.`,
    );
  const policy = field(info, 'maxmemory_policy');
  if (policy && policy !== 'noeviction')
    warn(
      `The queue's Redis throws keys away when its memory is full (maxmemory-policy ${policy}): what was handed out may be lost. Set it to noeviction.`,
    );
}

function field(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.+?)\\r?$`, 'm').exec(info)?.[1];
}
