import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProgramError } from '../harness/errors';

/**
 * Finds a file of a target that is no program. It stands in the target's folder, or, where that is only the folder of
 * a package's programs, at the package's root.
 *
 * @throws ProgramError when it is in neither
 */
export function targetFile(target: string, name: string): string {
  const beside = join(target, name);
  if (existsSync(beside)) return beside;
  const root = dirname(target);
  const isPackageRoot = !existsSync(join(target, 'package.json')) && existsSync(join(root, 'package.json'));
  const above = join(root, name);
  if (isPackageRoot && existsSync(above)) return above;
  throw new ProgramError(`There is no file ${name} in ${target}.`);
}
