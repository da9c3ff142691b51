import type { RedisTraffic } from '../redis/recorder';
import type { IdleAnswer } from '../terminal/runtime/idle';
import type { Traffic } from '../terminal/runtime/network';

/** The counts of both ends of every connection between the parts of a scenario, in one moment. */
export interface Counts {
  /** What each program says; undefined of one that has ended. */
  readonly programs: readonly (IdleAnswer | undefined)[];
  /** Undefined: there is no Redis, or it stands still and is not to be asked. */
  readonly redis: RedisTraffic | undefined;
  /** The harness's own requests to the programs' servers. */
  readonly harness: Traffic;
}

/**
 * Holds the counts of the two ends of every connection against each other, as one does with books: what one end has written,
 * the other must have read, else something is on its way. A difference that was found to be nothing on its way (a program
 * has ended with its counts, or reads no further) is written off.
 */
export class Books {
  #writtenOff: readonly number[] = [];

  /** @param redis what Redis had counted before there was any program */
  constructor(private redis: RedisTraffic | undefined) {}

  /** Whether nothing is on its way. */
  balance(counts: Counts): boolean {
    return this.#differences(counts).every((difference, index) => difference === (this.#writtenOff[index] ?? 0));
  }

  /** Nothing is on its way, whatever the counts say. */
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
