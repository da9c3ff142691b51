/**
 * Resolves a piece of the text: to a value, a function, a member of a module, or its turn in the flow of the program.
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
