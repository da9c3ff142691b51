import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageFolder } from './package-root';

/**
 * The user's current folder. npm starts a script in its package's folder (`npm --prefix CHECKOUT run grade -- ./mine`), and
 * passes the user's folder as INIT_CWD. A script of another package that calls the harness keeps its own current folder.
 */
export function userFolder(): string {
  const here = process.cwd();
  const { INIT_CWD: typedIn, npm_package_json: manifest } = process.env;
  if (!typedIn || manifest !== join(packageFolder, 'package.json') || here !== packageFolder) return here;
  return statSync(typedIn, { throwIfNoEntry: false })?.isDirectory() ? typedIn : here;
}

/** The absolute path of what the user typed. */
export function fromUser(path: string): string {
  return resolve(userFolder(), path);
}
