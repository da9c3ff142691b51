/**
 * The Redis of a rehearsal: an embedded one that a scenario may halt, or one of the user's own behind a relay.
 *
 * Needs the harness's `redis/server`.
 */
export { embeddedRedis } from './embedded-redis';
export { externalRedis } from './external-redis';
export type { ScenarioRedis } from './scenario-redis';
