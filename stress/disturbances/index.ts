/**
 * Ways to disturb a machine: busy processors, stopped processes, a slow disk, a slow network.
 *
 * Needs the harness only to find its processes and its Redis.
 */
export { startBusyLoops } from './busy-loops';
export { slowDisk } from './slow-disk';
export { leadAround } from './slow-redis';
export { type Stop, stopProcesses } from './stops';
