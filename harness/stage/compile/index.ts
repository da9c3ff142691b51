/**
 * Turns a file of a target into what plain Node runs: by Babel as the exercise does it, or by SWC.
 *
 * Needs both compilers, and nothing of the harness.
 */
export { babelVersion, compileByBabel } from './babel';
export { moduleTypeOf, readablePackageJson, withoutType } from './module-type';
export { transpile } from './swc';
