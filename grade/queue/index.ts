/**
 * A class on many machines, by BullMQ on a Redis that all of them reach: a collector hands solutions out and collects their
 * results, workers join and leave at any time. Needs `class` for grading one solution in a process of its own, and
 * `archives` to unpack what travelled.
 */
export { readAddress, shownAddress } from './address';
export { Board } from './board';
export { gradeQueued, type Handout } from './collect';
export { connect } from './connect';
export { openClass, type QueuedClass } from './open-class';
export { queueStatus, renderStatus, setPaused } from './status';
export { harnessVersion } from './version';
export { QueueWorker } from './worker';
