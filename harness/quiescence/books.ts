import type { RedisTraffic } from '../redis/recorder';
import type { IdleAnswer } from '../terminal/runtime/idle';
import type { Traffic } from '../terminal/runtime/network';

/** The counts of both ends of every connection between the parts of a scenario, in one moment. */
export interface Counts {
  /** Each program's answer; undefined if it has ended. */
  readonly programs: readonly (IdleAnswer | undefined)[];
  /** Undefined: there is no Redis, or it is frozen. */
  readonly redis: RedisTraffic | undefined;
  /** The harness's own requests to the programs' servers. */
  readonly harness: Traffic;
}

/**
 * Compares the counts of both ends of every connection, like double-entry books: what one end has written, the other must have
 * read; otherwise bytes are under way. A difference without bytes under way (a program ended and took its counts along, or
 * reads no further) is written off.
 */
export class Books {
  #writtenOff: readonly number[] = [];

  /** @param redis Redis's counts before the first program */
  constructor(private redis: RedisTraffic | undefined) {}

  /** Whether nothing is under way. */
  balance(counts: Counts): boolean {
    return this.#differences(counts).every((difference, index) => difference === (this.#writtenOff[index] ?? 0));
  }

  /** Writes off the present differences: nothing is under way. */
  writeOff(counts: Counts): void {
    this.#writtenOff = this.#differences(counts);
  }

  #differences({ programs, redis, harness }: Counts): number[] {
    const sum = (of: 'services' | 'own' | 'incoming', what: keyof Traffic) =>
      programs.reduce((total, program) => total + (program?.[of][what] ?? 0), 0);
    const made = [
      harness.written + sum('own', 'written') - sum('incoming', 'read'),
      harness.read + sum('own', 'read') - sum('incoming', 'written'),
      harness.open + sum('own', 'open') - sum('incoming', 'open'),
    ];
    if (!redis) return made;
    const since = (what: keyof Traffic) => redis[what] - (this.redis?.[what] ?? 0);
    return [
      ...made,
      sum('services', 'written') - since('read'),
      sum('services', 'read') - since('written'),
      sum('services', 'open') - since('open'),
    ];
  }
}
