/**
 * Knows when nothing can happen any more: docs/waits.md says why that is right.
 *
 * Needs the terminals of a scenario, Redis's recorder where there is a Redis, and a count of what the harness has under way.
 */
export { Books } from './books';
export { type GivenUp, untilQuiescent } from './quiescence';
