import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProgramError } from '../../harness/errors';
import { escapesFolder } from '../../harness/stage/contents/escapes-folder';

/**
 * Finds a file of a target that is not a program: in the target's folder or, when that is only a subfolder of a package, at
 * the package's root.
 *
 * @throws ProgramError when it is in neither, or is a link to somewhere else
 */
export function targetFile(target: string, name: string): string {
  const beside = join(target, name);
  if (existsSync(beside)) return within(target, beside, name);
  const root = dirname(target);
  const isPackageRoot = !existsSync(join(target, 'package.json')) && existsSync(join(root, 'package.json'));
  const above = join(root, name);
  if (isPackageRoot && existsSync(above)) return within(root, above, name);
  throw new ProgramError(`There is no file ${name} in ${target}.`);
}

function within(folder: string, path: string, name: string): string {
  if (!statSync(path).isFile())
    throw new ProgramError(`${name} is a folder, or something else that is no file: put the file itself there.`);
  if (!escapesFolder(folder, path)) return path;
  throw new ProgramError(`${name} is a link that leads out of ${folder}: put the file itself there.`);
}
