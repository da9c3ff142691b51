import { endings } from '../stage/contents/programs';
import type { Stage } from '../stage/stage';

/** Says that a program is missing, and names the file that was probably meant to be it. */
export function missingProgram(name: string, { target, programs }: Stage): string {
  const meant = [...programs.keys()].find(other => plain(other) === plain(name));
  const hint = meant ? ` There is "${meant}": rename it.` : '';
  return `There is no program ${name} in ${target}: a file ${name}.js is due (${endings.join(', ')} will do).${hint}`;
}

/** Without folders, capitals, and the signs between words: what people mix up. */
function plain(name: string): string {
  return (name.split('/').pop() ?? name).toLowerCase().replace(/[^a-z0-9]/g, '');
}
