import { HarnessError } from '../../harness/errors';
import { RedisError } from '../../harness/redis/connection';
import { findRedis, NoRedis } from '../../harness/redis/provision';
import { RedisServer } from '../../harness/redis/server';
import type { Check, Finding } from './check';

/** Finds a Redis, starts it and ends it again. */
export const redisCheck: Check = { name: 'Redis', look };

const another = 'set QUEUING_SPEC_REDIS to the path of one that works, or take it off the PATH';

async function look(): Promise<Finding> {
  try {
    const { path, version, source } = await findRedis({ progress: () => {} });
    await tryOut();
    return { state: 'good', found: `Redis ${version}, ${path} (${source})` };
  } catch (error) {
    if (error instanceof NoRedis)
      return { state: 'bad', found: `none: ${error.tried.join('; ')}`, mend: 'install redis-server 6.0 or newer' };
    return { state: 'bad', found: oneSentence(error as Error), mend: another };
  }
}

/**
 * Makes sure that there is a Redis, and lets every process that is started from here take the same: one that hangs is
 * waited for once.
 *
 * @param started whether to see it start too
 * @throws HarnessError in one sentence, which says what to do
 */
export async function requireRedis(started = false): Promise<void> {
  const { path } = await findRedis();
  process.env.QUEUING_SPEC_REDIS ||= path;
  if (!started) return;
  try {
    await tryOut();
  } catch (error) {
    if (!(error instanceof RedisError)) throw error;
    throw new HarnessError(`${oneSentence(error)}: ${another} (npm run doctor looks at all of it).`);
  }
}

async function tryOut(): Promise<void> {
  const server = await RedisServer.start();
  await server.stop();
}

/** Without what follows on further lines, and without a full stop. */
function oneSentence({ message }: Error): string {
  const [first = ''] = message.split('\n');
  return first.replace(/\.? The end of its log:$|\.$/, '');
}
