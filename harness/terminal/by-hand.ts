import { servedRoots } from '../stage/served';
import type { Launch } from './launch';
import { runtimeFolder } from './runtime-folder';
import type { Show } from './transcript';

const frame = /^\s+at /;

/**
 * Rewrites a program's output as it would be by hand: with the learner's folder instead of the stage and its copy, packages
 * inside it, and stack traces without frames of the harness.
 *
 * @param outermost the last frames of Node's own stack traces, if this program's are different
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
