/**
 * What rehearsals know about the exercise's programs: products, seats, jobs, and minimal programs for comparison.
 *
 * Needs `runner`.
 */
export { bareWorker } from './bare-programs';
export { compareWithBare } from './compare-stock';
export { Customers, type Said } from './customers';
export { blacklisted, countEnded, countEnds, notification, queueJobs, stuckJobs } from './jobs';
export { Sale, seatQueue } from './sale';
export { confirmed, failed, isJson, listProducts, makeEndless, quantityLeft } from './stock';
