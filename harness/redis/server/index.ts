/**
 * One real redis-server: its options, users, process and port, and its reset between scenarios.
 *
 * Needs `connection`, `provision` and `dump`.
 */
export { freePort } from './free-port';
export { processorTime } from './processor-time';
export { type RedisEnd, RedisServer, RedisServerOptions } from './server';
