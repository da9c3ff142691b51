import { join } from 'node:path';
import { packageRoot } from '../harness/package-root';
import { type Stage, stageTarget } from '../harness/stage/stage';

let staged: Stage | undefined;

/** The reference's own programs: the partners of a target's, so that no program is judged by another one's mistakes. */
export function referenceStage(): Stage {
  staged ??= stageTarget(join(packageRoot, 'src'));
  return staged;
}
