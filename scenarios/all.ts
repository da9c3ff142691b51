import { createProcess } from './create-process';
import { publishSubscribe } from './publish-subscribe';
import type { Scenario } from './runner/scenario';
import { seatRush } from './seat-rush';
import { stockRush } from './stock-rush';
import { trackProgress } from './track-progress';
import { workerCrash } from './worker-crash';

/** Every scenario, in the order of the tasks that they rehearse. */
export const scenarios: readonly Scenario[] = [
  publishSubscribe,
  createProcess,
  trackProgress,
  stockRush,
  seatRush,
  workerCrash,
];
