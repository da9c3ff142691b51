import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../harness/package-root';

/** A correct solution, by what it is called here. */
export interface Style {
  readonly name: string;
  readonly folder: string;
}

/** The correct solutions that are mutated: the reference, and those in other styles beside this file. */
export function styles(): Style[] {
  const own = join(packageRoot, 'mutants', 'styles');
  const others = readdirSync(own).map(name => ({ name, folder: join(own, name) }));
  return [{ name: 'src', folder: join(packageRoot, 'src') }, ...others];
}
