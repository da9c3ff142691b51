/**
 * The harness's own connection to a Redis.
 *
 * Needs node:net only.
 */
export { answerTime, Connection } from './connection';
export { RedisError } from './error';
export { aclFile, HARNESS_USER, newPassword } from './users';
