/**
 * The syntax tree of one file: its nodes, its names, its expressions, and where it is not valid.
 *
 * Needs TypeScript's parser only.
 */
export {
  type Declaration,
  declarationsNamed,
  isGlobal,
  isPlainAssignment,
  resolve,
  usesOfDeclaration,
  valuesOf,
} from './bindings';
export {
  bracketed,
  enclosingFunction,
  type FunctionNode,
  hasModifier,
  isAsync,
  isFunctionLiteral,
  isFunctionNode,
  isMemberAccess,
  keyOf,
  memberName,
  spoken,
  unwrap,
  unwrapAwait,
} from './expressions';
export { oneLine } from './one-line';
export { type SyntaxProblem, syntaxErrorsOf } from './syntax-errors';
export { lineOf, parseTree, perTree, type Tree, textOf, within } from './tree';
