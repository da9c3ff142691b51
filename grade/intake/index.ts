/**
 * Finds the solution in what was handed in: unpacks archives, chooses the folder, copies files that cannot be run where they are.
 *
 * Needs `archives` and the names of the exercise's programs.
 */
export { isLitter, programName } from './candidates';
export { listed } from './choose';
export { refusal } from './entries';
export { requireTarget } from './solution-folder';
