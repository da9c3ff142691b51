/**
 * Keeps a search from running away: it is given a number of steps (one step is about a tenth of a microsecond of
 * work) and stops, as if nothing had matched, when they are spent. Untrusted programs choose the text that is searched.
 */
export class Budget {
  constructor(private steps: number) {}

  get spent(): boolean {
    return this.steps <= 0;
  }

  /** Pays for one step in which `characters` characters were looked at. Returns false when nothing is left. */
  pay(characters = 0): boolean {
    this.steps -= 1 + characters / 64;
    return this.steps > 0;
  }
}
