/**
 * When a launch counts as done: after so many lines, at its end, or with its first command to Redis if it prints nothing by
 * itself.
 */
export type Awaited = { readonly lines: number } | 'end' | 'redis';

/** What the scenarios wait for, by program. Programs in doc strings import `8-job`, as `8-job-main` does. */
const awaited: Readonly<Record<string, Awaited>> = {
  '0-redis_client': { lines: 1 },
  '1-redis_op': { lines: 4 },
  '2-redis_op_async': { lines: 4 },
  '4-redis_advanced_op': { lines: 15 },
  '5-subscriber': { lines: 1 },
  '5-publisher': { lines: 5 },
  '6-job_creator': { lines: 1 },
  '6-job_processor': 'redis',
  '7-job_creator': { lines: 11 },
  '7-job_processor': 'redis',
  '8-job-main': { lines: 1 },
  '8-job.test': 'end',
  '9-stock': 'redis',
  '100-seat': 'redis',
};

/** The program of `src/` that represents a launch, and when it counts as done. */
export function standIn(launched: string): { program: string; awaited: Awaited } {
  const known = awaited[launched];
  if (known) return { program: launched, awaited: known };
  return { program: '8-job-main', awaited: awaited['8-job-main'] ?? 'end' };
}
