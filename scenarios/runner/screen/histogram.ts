import type { Latency } from '../latency';

const longestBar = 40;

/** Draws the times of responses: one row for each step, then the usual percentiles. */
export function renderHistogram(latency: Latency): string {
  const steps = latency.steps();
  const most = Math.max(...steps.map(({ count }) => count));
  const rows = steps.map(({ upTo, count }) => {
    const bar = '█'.repeat(Math.ceil((longestBar * count) / most));
    return `  ${`≤ ${upTo}`.padStart(7)} ms  ${bar.padEnd(longestBar)} ${count}`;
  });
  const percentiles = [50, 90, 99, 99.9, 100].map(percent => `${name(percent)} ${shown(latency.percentile(percent))}`);
  return [`Latency of ${latency.count} answers`, ...rows, `  ${percentiles.join('   ')} ms`].join('\n');
}

function name(percent: number): string {
  return percent === 100 ? 'max' : `p${percent}`;
}

function shown(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
}
