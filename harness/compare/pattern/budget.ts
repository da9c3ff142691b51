/** Steps for one search: at worst some tenths of a second. */
const STEPS = 200_000;

/**
 * Bounds a search, because untrusted programs choose the text. A search has a number of steps (one is some tenths of a
 * microsecond); when they are used up it stops as if nothing had matched.
 */
export class Budget {
  constructor(private steps: number = STEPS) {}

  /** A budget for a search that must look at each of these lines at least once. */
  static forLines(count: number): Budget {
    return new Budget(STEPS + count / 2);
  }

  get spent(): boolean {
    return this.steps <= 0;
  }

  /** Pays for one step over `characters` characters. Returns false when nothing is left. */
  pay(characters = 0): boolean {
    this.steps -= 1 + characters / 64;
    return this.steps > 0;
  }

  /** Pays for a cheap step: two texts that are equal, or differ at the first character. */
  payForLook(): boolean {
    this.steps -= 0.1;
    return this.steps > 0;
  }
}
