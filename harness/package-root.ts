import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

/** The harness's own folder, where its features and steps are: the checkout, or what was compiled of it. */
export const packageRoot = resolve(__dirname, '..');

/** Whether this is the package as it is installed, plain JavaScript, and not the checkout. */
export const compiled = extname(__filename) === '.js';

/** The folder of the package.json that the harness belongs to. */
export const packageFolder = existsSync(join(packageRoot, 'package.json')) ? packageRoot : dirname(packageRoot);
