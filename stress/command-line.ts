import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Kind, kinds } from './play';

/** The options of the command line. */
export interface Options {
  readonly seed: string;
  readonly rounds: number;
  /** No play starts after this many. */
  readonly minutes: number;
  /** Cucumber's tag expression, for the reference and for named folders. */
  readonly tags: string;
  /** Folders in place of the reference and its variants. */
  readonly targets: readonly string[];
  /** Only the subjects with these names. */
  readonly only: readonly string[];
  /** How many variants, and how many flaws, a round takes. */
  readonly edits: number;
  /** The kinds of disturbance; each play draws some of them. */
  readonly disturb: readonly Kind[];
}

export const usage = `npm run stress -- [--seed S] [--rounds N] [--minutes N] [--tags EXPRESSION] [--target FOLDER]…
                  [--only NAME]… [--edits N] [--disturb ${kinds.join(',')}]`;

/** @throws RangeError for an invalid option */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: randomBytes(4).toString('hex') },
      rounds: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '1440' },
      tags: { type: 'string', default: '' },
      target: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
      edits: { type: 'string', default: '4' },
      disturb: { type: 'string', default: kinds.join(',') },
    },
  });
  const disturb = values.disturb.split(',').map(kind => {
    const known = kinds.find(name => name === kind);
    if (!known) throw new RangeError(`--disturb takes ${kinds.join(', ')}, not "${kind}".`);
    return known;
  });
  return {
    seed: values.seed,
    rounds: number('rounds', values.rounds, 1),
    minutes: number('minutes', values.minutes, 0),
    tags: values.tags,
    targets: values.target,
    only: values.only,
    edits: number('edits', values.edits, 0),
    disturb,
  };
}

function number(name: string, said: string, lowest: number): number {
  const value = Number(said);
  if (said === '' || !Number.isFinite(value) || value < lowest)
    throw new RangeError(`--${name} takes a number from ${lowest} on, not "${said}".`);
  return value;
}
