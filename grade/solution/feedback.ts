import { relative, resolve } from 'node:path';
import { compiled, packageRoot } from '../../harness/package-root';
import { findPrograms } from '../../harness/stage/contents/programs';
import { byHand } from '../../report/by-hand/by-hand';
import { usualCause } from '../../report/causes/causes';
import { evidenceOf } from '../../report/causes/evidence';
import { shownPath } from '../../report/shown-path';
import type { Explain } from '../../report/summarise';

/** Works out, for the scenarios that fail, the usual cause and how to see it by hand. */
export function feedbackOn(target: string, seed: string): Explain {
  const files = new Map(findPrograms(target).map(({ name, path }) => [name, path]));
  const inCheckout = !compiled && !relative(packageRoot, target).startsWith('..');
  const folder = inCheckout ? packageRoot : target;
  const fileOf = (name: string) => relative(folder, files.get(name) ?? resolve(target, `${name}.js`));
  const shown = shownPath(target);
  return scenario => {
    const evidence = evidenceOf(scenario, target);
    const cause = usualCause(evidence);
    const task = `${compiled ? 'npx queuing-spec' : 'npm run grade --'} ${shown} --task ${evidence.task} --seed ${seed}`;
    // What is no task is not graded: it has only its own run.
    const tag = `npm run features -- --tags @${scenario.taskId} --world-parameters '{"seed": "${seed}"}'`;
    const again = Number.isNaN(evidence.task) ? tag : task;
    const redis = compiled ? 'npx queuing-spec-redis' : 'npm run redis';
    const [file] = evidence.programs;
    return {
      ...(cause && { cause }),
      // There is nothing to be seen by hand of a program that is not there.
      ...(!/^There is no program /.test(evidence.message) && {
        byHand: byHand(scenario, { redis, folder, fileOf, again }),
      }),
      ...(file && { file: file.file }),
    };
  };
}
