import { servedRoots } from '../stage/served';
import type { Launch } from './launch';
import { runtimeFolder } from './runtime-folder';
import type { Show } from './transcript';

const frame = /^\s+at /;

/**
 * Shows a program's output as it would be by hand: the learner's own folder in the place of the stage and of its copy, the packages in it,
 * and stack traces without a trace of the harness.
 *
 * @param outermost how Node's own stack traces end, where this program's would end otherwise
 */
export function asByHand(
  { stage, scratch, target }: Pick<Launch, 'stage' | 'scratch' | 'target'>,
  outermost?: string,
): Show {
  const own = runtimeFolder();
  const roots = servedRoots();
  return (line, before) => {
    if (frame.test(line)) {
      if (line.includes(own)) return undefined;
      if (outermost && before?.includes('[as runMain]') && line.includes('processImmediate')) return outermost;
    }
    return roots.reduce(
      (said, root) => said.replaceAll(root, `${target}/node_modules/`),
      [`${stage}/files`, stage, scratch].reduce((said, folder) => said.replaceAll(folder, target), line),
    );
  };
}
