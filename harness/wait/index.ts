/**
 * The loop behind every wait: look, sleep until something changes, look again. `own-time` measures what a program itself used.
 *
 * Needs nothing.
 */
export { Changes } from './changes';
export { eventually, type Outcome, type Unmet } from './eventually';
export { untilOwnTime } from './own-time';
