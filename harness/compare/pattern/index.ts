/**
 * Expected text: how it is read (`[..]`, `...`, `{captures}`), and whether one line matches one line of it.
 *
 * Needs `text` for alignment.
 */
export { type Bindings, type Bound, toBindings, toBound } from './bindings';
export { Budget } from './budget';
export { normalLines } from './lines';
export { matchLine, sameAsRival, takeLine } from './match-line';
export { type LinePattern, namesIn, type Pattern, readLine, readOneLine, readPattern } from './pattern';
export { rewriteLine, type Sides, writeOut } from './rewrite-line';
