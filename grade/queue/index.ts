/**
 * A class on many machines, by BullMQ on a Redis that all of them reach: a collector hands solutions out and collects their
 * results, workers join and leave at any time. Needs `class`, which lists it and grades one
 * solution in a process of its own.
 */

export { gradeQueued, type Handout } from './collector/collector';
export { openClass, type QueuedClass } from './collector/open-class';
export { readAddress, shownAddress } from './connection/address';
export { connect } from './connection/connection';
export { harnessVersion } from './jobs/version';
export { Board } from './status/board';
export { queueStatus, renderStatus, setPaused } from './status/status';
export { QueueWorker } from './worker/worker';
