import { backlog } from './backlog';
import { createProcess } from './create-process';
import { gracefulStop } from './graceful-stop';
import { publishSubscribe } from './publish-subscribe';
import { redisOutage } from './redis-outage';
import type { Scenario } from './runner/scenario';
import { seatRush } from './seat-rush';
import { stockRush } from './stock-rush';
import { trackProgress } from './track-progress';
import { workerCrash } from './worker-crash';

/** Every scenario: the exercise's own first, then those that go beyond it. */
export const scenarios: readonly Scenario[] = [
  publishSubscribe,
  createProcess,
  trackProgress,
  stockRush,
  seatRush,
  workerCrash,
  redisOutage,
  backlog,
  gracefulStop,
];
