import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Redis } from 'ioredis';
import { HarnessError } from '../../../harness/errors';
import { readTasks } from '../../specification/tasks';
import { shownAddress } from '../connection/address';
import { connect } from '../connection/connection';
import { classKey, keptFor } from '../jobs/keys';
import { harnessVersion } from '../jobs/version';
import { Board } from '../status/board';
import { otherVersion, Presence, whoIsThere } from '../status/presence';
import { gradeQueued } from './collector';

/** How a class is handed out. */
export interface ClassAtQueue {
  readonly url: URL;
  /** The class's folder: its name is what the class is called at the queue. */
  readonly folder: string;
  readonly share: number;
  /** The port of Bull Board, if it is wanted. */
  readonly board?: number;
  readonly say: (text: string) => void;
}

/** A class that is handed out at a queue. */
export interface QueuedClass {
  /** The seed that all who collect this class use, unless they name another: what is graded once serves all of them. */
  readonly seed: string;
  readonly grade: <Item>(items: readonly Item[], options: Parameters<typeof gradeQueued<Item>>[2]) => Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects a class to its queue.
 *
 * @throws HarnessError when that Redis cannot be used, or only workers of another version are there
 */
export async function openClass({ url, folder, share, board, say }: ClassAtQueue): Promise<QueuedClass> {
  const redis = await connect(url, say);
  try {
    const version = harnessVersion();
    const workers = await whoIsThere(redis, 'worker');
    const refusal = otherVersion(workers, version);
    if (refusal) throw new HarnessError(refusal);
    const name = basename(folder);
    const presence = new Presence(redis, { role: 'collector', version, class: name });
    await presence.update();
    const shown = board === undefined ? undefined : await Board.open(redis, version, board);
    if (shown) say(`Bull Board: ${shown.url}`);
    if (workers.length === 0)
      say(
        `No worker is at the queue yet. Start some, on any machine: queuing-spec worker --queue ${shownAddress(url)}`,
      );
    const progress = (left: number, handedOut: boolean) => void presence.update({ left, handedOut });
    const handout = { redis, version, class: name, share, tasks: readTasks(), progress };
    return {
      seed: await sharedSeed(redis, `${name}:${version}`),
      grade: (items, options) => gradeQueued(items, handout, options).catch(error => refusedBy(url, error)),
      close: async () => {
        await shown?.close();
        // While it is away nobody can be told.
        if (redis.status === 'ready') await presence.leave();
        redis.disconnect();
      },
    };
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

/** @throws HarnessError where Redis takes no more, because its memory is full or this user may not */
function refusedBy(url: URL, error: Error): never {
  if (error.name !== 'ReplyError') throw error;
  throw new HarnessError(
    `The queue's Redis at ${shownAddress(url)} takes no more (${error.message.replace(/\.$/, '')}). Mend that and start again: what is graded is only collected.`,
  );
}

/** Whoever comes first draws it. */
async function sharedSeed(redis: Redis, name: string): Promise<string> {
  const drawn = randomBytes(4).toString('hex');
  await redis.set(classKey(name), drawn, 'EX', keptFor, 'NX');
  return (await redis.get(classKey(name))) ?? drawn;
}
