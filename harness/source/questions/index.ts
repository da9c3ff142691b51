/**
 * The questions that rules and causes ask about a file; one file answers one question.
 *
 * Needs `tree` and `meaning`.
 */
export { type Assigned, assignedIn } from './assigned';
export { type Argument, type Call, callsOf } from './calls';
export { type Constant, constantsOf } from './constants';
export { type Export, exportsOf } from './exports';
export { blockAround, functionsOf, makersOf, type NamedFunction } from './functions';
export { type Import, importsOf } from './imports';
export { lastCalls } from './last-calls';
export { type MochaHook, type MochaSuite, type MochaTest, mochaSuiteOf } from './mocha-suite';
export { type NodeRedis4Sign, nodeRedis4Signs } from './node-redis-4';
export { type PromisedOperation, promisedOperations } from './promised-operations';
export { usesAsync, usesAwait, usesPromises } from './promises';
