import type { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { tellFault } from '../connection/connection';
import { whoIsThere } from '../status/presence';

/** What no event tells, in ms: that a collector has gone, that Redis has come back. */
const lookEvery = 2000;

/** Notices that a queue is empty for good: nothing waits, nobody grades, and nobody is handing out. */
export class Drained {
  #timer: NodeJS.Timeout | undefined;
  /** Whether there was a class at all. */
  #seen = false;
  #looking = false;

  constructor(
    private readonly redis: Redis,
    private readonly queue: Queue,
    private readonly events: QueueEvents,
    private readonly version: string,
  ) {}

  /** A solution was taken: there is a class. */
  begun(): void {
    this.#seen = true;
  }

  /**
   * Calls `drained` once, when that is so.
   *
   * @param patience how long to wait for the first class, in ms
   */
  watch(patience: number, drained: () => void): void {
    const until = Date.now() + patience;
    const look = async () => {
      if (this.#looking) return;
      this.#looking = true;
      try {
        if (!(await this.#isEmpty()) || (!this.#seen && Date.now() < until)) return;
        if (this.#timer) drained();
        this.end();
      } catch (error) {
        tellFault(error as Error);
      } finally {
        this.#looking = false;
      }
    };
    for (const event of ['completed', 'failed', 'drained'] as const) this.events.on(event, () => void look());
    this.#timer = setInterval(() => void look(), lookEvery);
    void look();
  }

  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #isEmpty(): Promise<boolean> {
    const collectors = (await whoIsThere(this.redis, 'collector')).filter(one => one.version === this.version);
    if (collectors.length > 0) this.#seen = true;
    if (collectors.some(({ handedOut }) => !handedOut)) return false;
    const counts = await this.queue.getJobCounts('active', 'wait', 'prioritized', 'delayed');
    const empty = Object.values(counts).every(count => count === 0);
    if (!empty) this.#seen = true;
    return empty;
  }
}
