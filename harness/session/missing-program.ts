import { endings } from '../stage/contents/programs';
import type { Stage } from '../stage/stage';
import { meantFile } from './meant-file';

/** Says that a program is missing, and names the file that was probably meant, with what to do. */
export function missingProgram(name: string, { target }: Stage): string {
  const meant = meantFile(name, target);
  const hint = meant ? ` There is "${meant.name}": ${meant.todo}.` : '';
  return `There is no program ${name} in ${target}: a file ${name}.js is due (${endings.join(', ')} will do).${hint}`;
}
