import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

/** The folder of the features and steps: the checkout, or its compiled copy. */
export const packageRoot = resolve(__dirname, '..');

/** Whether this is the installed package (plain JavaScript), not the checkout. */
export const compiled = extname(__filename) === '.js';

/** The folder of the package.json that the harness belongs to. */
export const packageFolder = existsSync(join(packageRoot, 'package.json')) ? packageRoot : dirname(packageRoot);
