/**
 * Lines that several activities print at once: each line is assigned to the thread that expects it.
 *
 * Needs `text`, `pattern` and `difference`.
 */
export { compareThreads } from './threads';
export { compareUnordered, isReordered } from './unordered';
