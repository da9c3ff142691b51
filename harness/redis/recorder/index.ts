/**
 * Every command that programs send, in order, by MONITOR.
 *
 * Needs `connection`.
 */
export { CommandRecorder, type RecordedCommand } from './recorder';
