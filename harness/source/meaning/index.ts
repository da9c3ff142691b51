/**
 * What a piece of the text stands for: a value, a function, a module's member, the order in which things run.
 *
 * Needs `tree`.
 */
export { isChanged } from './changes';
export { isClosingCall } from './closing-call';
export { isInCourse, isListening, runningCall, takerOf } from './flow';
export { functionFor } from './function-for';
export { type Literal, literalOf } from './literal';
export { originOf, plainModule, requiredModule } from './origin';
export { isWrapping, type Wrapping, wrappingAt } from './wrapping';
