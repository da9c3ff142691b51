/**
 * The programs' time in a session, in ms since it began. It stands still while anything is under way, and moves from one timer
 * of the programs to the next.
 */
export class SessionClock {
  /** The real time at its beginning, in ms since the epoch. */
  readonly epoch = Date.now();
  #now = 0;

  get now(): number {
    return this.#now;
  }

  /** Moves it forward, never back. */
  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
  }
}
