/**
 * Pages to open in a browser: traces, a class, a student. `built` puts what `pages/` draws and the data into one file.
 *
 * Needs `pages/`, built in advance in a package and with esbuild in a checkout.
 */
export { buildPage, builtPage } from './built';
export { classPage } from './class-page';
export { handedOut } from './hand-out';
export { document, escaped } from './html';
export { studentMarkdown } from './student-markdown';
export { studentPage } from './student-page';
export { type StudentExtras, signs } from './student-words';
export { tracePage } from './trace-page';
