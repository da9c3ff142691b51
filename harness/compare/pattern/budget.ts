/** Steps for one search: some tenths of a second at the worst. */
const STEPS = 200_000;

/**
 * Keeps a search from running away: it is given a number of steps (one is some tenths of a microsecond of work) and
 * stops, as if nothing had matched, when they are spent. Untrusted programs choose the text that is searched.
 */
export class Budget {
  constructor(private steps: number = STEPS) {}

  /** For a search that has to look at each of so many lines once, whatever else it does. */
  static forLines(count: number): Budget {
    return new Budget(STEPS + count / 2);
  }

  get spent(): boolean {
    return this.steps <= 0;
  }

  /** Pays for one step in which `characters` characters were looked at. Returns false when nothing is left. */
  pay(characters = 0): boolean {
    this.steps -= 1 + characters / 64;
    return this.steps > 0;
  }

  /** Pays for a mere look: two texts that are the same or begin to differ at once. */
  payForLook(): boolean {
    this.steps -= 0.1;
    return this.steps > 0;
  }
}
