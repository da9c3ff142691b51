/**
 * Every command that programs send, in order, by MONITOR; Redis's own counts of traffic, and the waits that end by its own
 * clock.
 *
 * Needs `connection`.
 */

export { endsWait } from './blocking';
export { CommandRecorder, type RecordedCommand, type RedisHappening } from './recorder';
export type { RedisTraffic } from './traffic';
