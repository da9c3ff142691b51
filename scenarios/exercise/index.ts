/**
 * What rehearsals know of the exercise's programs: its products, its seats, its jobs, and the least programs that do the same.
 *
 * Needs `runner`.
 */
export { bareWorker } from './bare-programs';
export { compareWithBare } from './compare-stock';
export { Customers, type Said } from './customers';
export { blacklisted, countEnded, countEnds, notification, queueJobs, stuckJobs } from './jobs';
export { Sale, seatQueue } from './sale';
export { confirmed, failed, isJson, listProducts, makeEndless, quantityLeft } from './stock';
