/**
 * Facts about one or two plain texts: their alignment, similarity, changes and width, and how to make them visible.
 *
 * Needs nothing else of the harness.
 */
export { align, type Step } from './align';
export { type ChangedPart, changedPart } from './changed-part';
export { changedWords } from './changed-words';
export { quote, quoteOrLength } from './quote';
export { similarity } from './similarity';
export { visible, visibleBlanks } from './visible';
export { isSimple, letterWidth, textWidth } from './width';
