import { build, type Histogram } from 'hdr-histogram-js';

/** A minute; no request waits longer. */
const longest = 60_000;

/** The upper bounds of the histogram's steps, in ms. */
const ends = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, longest];

/** One step of a histogram: how many responses took at most `upTo` ms, and longer than the previous step. */
export interface Step {
  readonly upTo: number;
  readonly count: number;
}

/** The times of responses. */
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

  /** @param ms the time of one response */
  record(ms: number): void {
    const taken = Math.min(longest, ms);
    this.#histogram.recordValue(Math.max(1, Math.round(taken * 1000)));
    const step = ends.findIndex(end => taken <= end);
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
  }

  /** The percentile, in ms. */
  percentile(percent: number): number {
    return this.#histogram.getValueAtPercentile(percent) / 1000;
  }

  /** From the first step that has a response to the last. */
  steps(): Step[] {
    const first = this.#counts.findIndex(count => count > 0);
    const last = this.#counts.findLastIndex(count => count > 0);
    return ends.map((upTo, index) => ({ upTo, count: this.#counts[index] ?? 0 })).slice(first, last + 1);
  }
}
