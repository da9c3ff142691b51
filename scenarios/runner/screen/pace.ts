/** The progress of work, in words. */
export class Pace {
  readonly #startedAt = Date.now();

  constructor(
    private readonly what: string,
    private readonly unit: string,
    readonly total: number,
  ) {}

  /** Such as `drained: 500 of 2000 jobs, 820 a second, 2 s left`. */
  text(done: number, now = Date.now()): string {
    const start = `${this.what}: ${done} of ${this.total} ${this.unit}`;
    const seconds = (now - this.#startedAt) / 1000;
    if (done === 0 || seconds <= 0) return start;
    const rate = done / seconds;
    const left = Math.max(0, this.total - done) / rate;
    return `${start}, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second, ${spoken(left)} left`;
  }
}

function spoken(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
