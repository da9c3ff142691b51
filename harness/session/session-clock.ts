/**
 * The time of a session's programs, in ms since it began. It stands still while anything is under way, and is moved from one
 * timer of theirs to the next.
 */
export class SessionClock {
  /** What a clock on the wall showed as it began, in ms since the epoch. */
  readonly epoch = Date.now();
  #now = 0;

  get now(): number {
    return this.#now;
  }

  /** Moves it on; never back. */
  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
  }
}
