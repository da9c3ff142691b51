/**
 * The keys of a dump.rdb, without a Redis.
 *
 * Needs node:fs only.
 */
export { type DumpFacts, dumpBytes, readDump } from './dump';
