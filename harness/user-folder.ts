import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageFolder } from './package-root';

/**
 * The folder that the user stands in. npm starts a script in its package's folder, whatever folder the command was typed in
 * (`npm --prefix CHECKOUT run grade -- ./mine`), and tells that one by INIT_CWD. A script of another package that calls the
 * harness stands where it says.
 */
export function userFolder(): string {
  const here = process.cwd();
  const { INIT_CWD: typedIn, npm_package_json: manifest } = process.env;
  if (!typedIn || manifest !== join(packageFolder, 'package.json') || here !== packageFolder) return here;
  return statSync(typedIn, { throwIfNoEntry: false })?.isDirectory() ? typedIn : here;
}

/** A path as the user means it, in full. */
export function fromUser(path: string): string {
  return resolve(userFolder(), path);
}
