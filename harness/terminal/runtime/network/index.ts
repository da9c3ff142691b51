/**
 * A program's network, as its preload changes it: connections to Redis's usual port go to the scenario's Redis, servers listen
 * on free ports, and the bytes over both are counted.
 *
 * Needs `channel`, to report to the harness.
 */
export { type Connections, routeConnections } from './connections';
export type { Heard } from './heard';
export { type Listeners, routeListeners } from './listeners';
export { type Traffic, TrafficCount } from './traffic';
