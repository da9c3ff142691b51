import { build, type Histogram } from 'hdr-histogram-js';

/** A minute: nothing waits longer. */
const longest = 60_000;

/** The upper ends of the histogram's steps, in ms. */
const ends = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, longest];

/** One step of a histogram: how many answers took longer than the step before, and no longer than `upTo` ms. */
export interface Step {
  readonly upTo: number;
  readonly count: number;
}

/** How long answers took. */
export class Latency {
  /** In µs, with three significant digits. */
  readonly #histogram: Histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: longest * 1000,
    numberOfSignificantValueDigits: 3,
  });
  readonly #counts = ends.map(() => 0);

  get count(): number {
    return this.#histogram.totalCount;
  }

  /** @param ms how long one answer took */
  record(ms: number): void {
    const taken = Math.min(longest, ms);
    this.#histogram.recordValue(Math.max(1, Math.round(taken * 1000)));
    const step = ends.findIndex(end => taken <= end);
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
  }

  /** So many of a hundred answers took no longer than this, in ms. */
  percentile(percent: number): number {
    return this.#histogram.getValueAtPercentile(percent) / 1000;
  }

  /** From the first step that an answer is in to the last. */
  steps(): Step[] {
    const first = this.#counts.findIndex(count => count > 0);
    const last = this.#counts.findLastIndex(count => count > 0);
    return ends.map((upTo, index) => ({ upTo, count: this.#counts[index] ?? 0 })).slice(first, last + 1);
  }
}
