/**
 * Kue's jobs, read from their keys in Redis and driven by writing them. Kue itself is never loaded: it runs a job's `backoff`
 * field as code.
 *
 * Needs `redis`.
 */
export { KueDriver } from './driver';
export { endedTwice, isWaitedFor, jobEvents, KueInspector, queuesWaitedFor, waitingWorkers } from './inspector';
export { type Job, type JobState, kueKeys } from './job';
