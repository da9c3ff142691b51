/**
 * A result in the formats of others: JUnit, GitHub, Gradescope. `bounded` keeps a report below a size, `compress` packs one.
 *
 * Needs `result` and `points`.
 */
export { bounded } from './bounded';
export { compress } from './compress';
export { githubAnnotations, githubSummary, withoutCommands } from './github';
export { type Counted, gradescopeText } from './gradescope';
export { junitText } from './junit';
