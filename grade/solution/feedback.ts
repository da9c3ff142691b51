import { relative, resolve } from 'node:path';
import { compiled, packageRoot } from '../../harness/package-root';
import { findPrograms } from '../../harness/stage/contents/programs';
import { byHand, word } from '../../report/by-hand/by-hand';
import { usualCause } from '../../report/causes/causes';
import { type Evidence, evidenceOf } from '../../report/causes/evidence';
import { excerptOf } from '../../report/causes/excerpt';
import { stopOf } from '../../report/causes/stops';
import type { Explain } from '../../report/summarise';
import { whereOf } from '../../report/where';
import { cluesOf } from '../../report/where/read-clues';
import { plainWords } from '../../report/words/plain-words';

/** Works out, for the scenarios that fail, why, where, and how to see it. */
export function feedbackOn(target: string): Explain {
  const files = new Map(findPrograms(target).map(({ name, path }) => [name, path]));
  const fileOf = (name: string) => relative(target, files.get(name) ?? resolve(target, `${name}.js`));
  return scenario => {
    const evidence = evidenceOf(scenario, target);
    const stop = stopOf(evidence);
    const told = stop ?? usualCause(evidence);
    const cause = told?.says;
    const where = stop ? stop.place : (told?.place ?? whereOf(cluesOf(evidence)));
    const [file] = evidence.programs;
    const text = evidence.programs.find(program => program.file === where?.file)?.source.text;
    return {
      // What the message says of the cause already is not said twice.
      why: plainWords(cause ? scenario.message.replace(` ${cause}`, '') : scenario.message),
      ...(cause && { cause, causeId: stop?.id ?? `${evidence.task} ${cause}` }),
      ...(stop && { unchecked: true as const }),
      ...(where && { where }),
      ...(where && text !== undefined && { excerpt: excerptOf(text, where) }),
      // There is nothing to be seen of a program that is not there, or does not start.
      ...(!stop && { byHand: byHand(scenario, { folder: target, fileOf, play: playCommand(target, evidence) }) }),
      ...(file && { file: file.file }),
    };
  };
}

/** What opens the scenario as a person would see it; nothing for what is no task. */
function playCommand(target: string, { task }: Evidence): string | undefined {
  if (Number.isNaN(task)) return undefined;
  const command = compiled ? 'npx queuing-spec play' : `npm --prefix ${word(packageRoot)} run play --`;
  return `${command} ${word(target)} --task ${task}`;
}
