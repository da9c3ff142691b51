/**
 * Every command that programs send, in order, by MONITOR; what Redis counts, and what it still does by its own clock.
 *
 * Needs `connection`.
 */

export { endsWait } from './blocking';
export { CommandRecorder, type RecordedCommand, type RedisHappening } from './recorder';
export type { RedisTraffic } from './traffic';
