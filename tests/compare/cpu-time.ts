/** What `measure` takes on the machine that the limits in these tests were set on, when it has nothing else to do, in ms. */
const MEASURE_TAKES = 10;

/**
 * The CPU time in ms that work takes at its best of five, as it would be on an idle machine: it is measured against a
 * fixed piece of work, because a loaded machine takes longer for everything.
 */
export function cpuTime(work: () => unknown): number {
  const times = [0, 1, 2, 3, 4].map(() => {
    const before = timeOf(measure);
    const time = timeOf(work);
    return (time / Math.max(before, timeOf(measure), MEASURE_TAKES)) * MEASURE_TAKES;
  });
  return Math.min(...times);
}

function timeOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Some work of the kind that is measured: texts, maps and small objects. */
function measure(): number {
  const seen = new Map<string, { count: number }>();
  for (let round = 0; round < 60_000; round += 1) {
    const key = `line ${round % 3_000}`;
    const entry = seen.get(key) ?? { count: 0 };
    seen.set(key, { count: entry.count + (key.endsWith('7') ? 1 : 0) });
  }
  return seen.size;
}
