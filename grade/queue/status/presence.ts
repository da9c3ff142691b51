import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Redis } from 'ioredis';
import { presenceKey } from '../jobs/keys';

/** Who says nothing for so long, in seconds, is gone. */
const goneAfter = 45;

/** Somebody at the queue: a worker, or the collector of a class. */
export interface Present {
  readonly role: 'worker' | 'collector';
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  /** A collector's class. */
  readonly class?: string;
  /** How many solutions it has handed out and not got back, and whether all are handed out. */
  readonly left?: number;
  readonly handedOut?: boolean;
  /** How many solutions a worker grades at once, is grading, and has graded. */
  readonly slots?: number;
  readonly grading?: number;
  readonly graded?: number;
  /** In ms since 1970. */
  readonly since: number;
}

/** Makes somebody known at the queue, again and again, until it leaves. */
export class Presence {
  readonly #key: string;
  readonly #timer: NodeJS.Timeout;
  #now: Present;

  constructor(
    private readonly redis: Redis,
    who: Pick<Present, 'role' | 'version'> & Partial<Present>,
  ) {
    this.#key = presenceKey(who.role, randomUUID());
    this.#now = { host: hostname(), pid: process.pid, since: Date.now(), ...who };
    this.#timer = setInterval(() => void this.#tell(), (goneAfter / 3) * 1000);
    this.#timer.unref();
  }

  /** Tells at once what has changed. */
  async update(change: Partial<Present> = {}): Promise<void> {
    this.#now = { ...this.#now, ...change };
    await this.#tell();
  }

  async leave(): Promise<void> {
    clearInterval(this.#timer);
    await this.redis.del(this.#key);
  }

  async #tell(): Promise<void> {
    // Nothing depends on it: a Redis that takes no more says so to whoever hands in a result.
    await this.redis.set(this.#key, JSON.stringify(this.#now), 'EX', goneAfter).catch(() => {});
  }
}

/** Everybody of a role. */
export async function whoIsThere(redis: Redis, role: Present['role']): Promise<Present[]> {
  const keys: string[] = [];
  for await (const some of redis.scanStream({ match: presenceKey(role, '*'), count: 1000 })) keys.push(...some);
  if (keys.length === 0) return [];
  const texts = await redis.mget(...new Set(keys));
  return texts.flatMap(text => (text === null ? [] : (JSON.parse(text) as Present)));
}

/** The sentence for somebody who finds only others of another version; undefined where there is no such fault. */
export function otherVersion(others: readonly Present[], version: string): string | undefined {
  if (others.length === 0 || others.some(other => other.version === version)) return undefined;
  const theirs = [...new Set(others.map(other => other.version))].join(', ');
  const [first] = others as [Present];
  const who = first.role === 'worker' ? 'The workers at this queue are' : 'The class at this queue is graded by';
  return `${who} queuing-spec ${theirs}, and this is ${version}: two versions, or settings, may come to different verdicts. Use the same on both sides.`;
}
