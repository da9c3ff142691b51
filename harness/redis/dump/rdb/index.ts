/**
 * The RDB format: what Redis writes into dump.rdb, byte by byte. `walk` reads it in order, `scan` looks for one key where
 * that fails.
 *
 * Needs nothing of the harness.
 */
export { crc64 } from './crc64';
export { Cursor, encodeLength, encodeString } from './cursor';
export { scanForString } from './scan';
export { fileName, walk } from './walk';
