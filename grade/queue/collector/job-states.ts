import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { packKey } from '../jobs/keys';

/** A job that was handed out, with the pack that it needs. */
export interface Asked {
  readonly id: string;
  readonly pack: string;
}

/** `incomplete`: Redis has lost the job, or the pack that it needs. */
type State = 'ended' | 'incomplete' | 'under way';

const atOnce = 500;

/** How it stands with many jobs, in few commands: a class may have ten thousand. */
export async function stateOf(
  redis: Redis,
  queue: Queue,
  asked: readonly Asked[],
): Promise<{ readonly id: string; readonly state: State }[]> {
  const states: { id: string; state: State }[] = [];
  for (let from = 0; from < asked.length; from += atOnce) {
    const some = asked.slice(from, from + atOnce);
    const ids = some.map(({ id }) => id);
    const [completed, failed, jobs, packs] = await Promise.all([
      redis.zmscore(queue.toKey('completed'), ...ids),
      redis.zmscore(queue.toKey('failed'), ...ids),
      existing(
        redis,
        ids.map(id => queue.toKey(id)),
      ),
      existing(
        redis,
        some.map(({ pack }) => packKey(pack)),
      ),
    ]);
    for (const [index, id] of ids.entries()) {
      const ended = completed[index] !== null || failed[index] !== null;
      states.push({ id, state: ended ? 'ended' : jobs[index] && packs[index] ? 'under way' : 'incomplete' });
    }
  }
  return states;
}

async function existing(redis: Redis, keys: readonly string[]): Promise<boolean[]> {
  const pipeline = redis.pipeline();
  for (const key of keys) pipeline.exists(key);
  const replies = (await pipeline.exec()) ?? [];
  return replies.map(([error, count]) => {
    if (error) throw error;
    return count === 1;
  });
}
