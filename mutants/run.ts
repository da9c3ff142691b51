/**
 * `npm run mutants`: changes correct programs at random, and tests each change with the rules of its task. A survivor is a gap
 * in a feature, or equivalent to the program. Needs `grade`, and StrykerJS's instrumenter for the mutants.
 */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { endWith } from '../harness/end-with';
import { whyEquivalent } from './equivalent';
import { equivalents } from './equivalents';
import { judgeAll } from './judge';
import { type Mutation, mutationsOf } from './mutation';
import { renderSurvivors, scoreOf } from './score';
import { Store } from './store';
import { styles } from './styles';

/** The share of mutants that are not equivalent and must be caught. */
const leastScore = 0.97;

/** The options of the command line. */
interface Options {
  readonly tasks: readonly string[];
  readonly styles: readonly string[];
  /** How many, drawn by the seed; by default, all. */
  readonly sample?: number;
  readonly seed: string;
  readonly workers: number;
  readonly fresh: boolean;
}

async function runMutants(options: Options): Promise<number> {
  const startedAt = Date.now();
  const all = (await Promise.all(styles().map(mutationsOf))).flat();
  const equivalent = all.filter(one => whyEquivalent(one, equivalents) !== undefined);
  const chosen = sampleOf(
    all.filter(one => !equivalent.includes(one) && isAskedFor(one, options)),
    options,
  );
  const store = new Store(options.fresh);
  const abort = new AbortController();
  // Not `once`: libraries with listeners of their own end the process when they find no other.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => abort.abort());
  await judgeRest(chosen, store, options, abort.signal);
  if (abort.signal.aborted) {
    process.stdout.write('Broken off: the next run goes on from here.\n');
    return 130;
  }
  const { killed, survivors, unsure, score } = scoreOf(chosen, store.known);
  if (survivors.length > 0) process.stdout.write(`${renderSurvivors(survivors)}\n\n`);
  const took = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(
    `${all.length} mutants, ${equivalent.length} of them equivalent; of ${chosen.length} looked at, ${killed} are caught, ` +
      `${survivors.length} survive, ${unsure} could not be told: ${(score * 100).toFixed(1)} % in ${took} s (seed ${options.seed})\n`,
  );
  if (unsure > 0) return 2;
  return score >= leastScore ? 0 : 1;
}

function isAskedFor({ task, style }: Mutation, options: Options): boolean {
  const ofTask = options.tasks.length === 0 || options.tasks.includes(task);
  return ofTask && (options.styles.length === 0 || options.styles.includes(style.name));
}

/** By a hash of the seed and the mutant: the same seed draws the same ones, in any order. */
function sampleOf(mutations: readonly Mutation[], { sample, seed }: Options): readonly Mutation[] {
  if (sample === undefined) return mutations;
  const place = ({ key, style }: Mutation) =>
    createHash('sha256').update(`${seed}\0${style.name}\0${key}`).digest('hex');
  const placed = mutations.map(mutation => ({ mutation, at: place(mutation) }));
  return placed
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, sample)
    .map(({ mutation }) => mutation);
}

async function judgeRest(chosen: readonly Mutation[], store: Store, options: Options, signal: AbortSignal) {
  const rest = chosen.filter(({ key }) => !store.known.has(key));
  const bar = new SingleBar(
    { format: '{bar} {value} / {total}, {eta_formatted} left', noTTYOutput: true, notTTYSchedule: 10_000 },
    Presets.shades_classic,
  );
  bar.start(chosen.length, chosen.length - rest.length);
  try {
    await judgeAll(rest, {
      workers: options.workers,
      seed: options.seed,
      signal,
      judged: (_mutation, judged) => {
        store.keep(judged);
        bar.increment();
      },
    });
  } finally {
    bar.stop();
  }
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      task: { type: 'string', multiple: true, default: [] },
      style: { type: 'string', multiple: true, default: [] },
      sample: { type: 'string' },
      seed: { type: 'string', default: 'mutants' },
      workers: { type: 'string', default: String(availableParallelism() + 1) },
      fresh: { type: 'boolean', default: false },
    },
  });
  const sample = values.sample === undefined ? undefined : wholeNumber('--sample', values.sample);
  return {
    tasks: values.task.map(number => `task-${number}`),
    styles: values.style,
    ...(sample !== undefined && { sample }),
    seed: values.seed,
    workers: wholeNumber('--workers', values.workers),
    fresh: values.fresh,
  };
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`${option} takes a whole number, not "${text}".`);
  return number;
}

endWith(async () => runMutants(readOptions(process.argv.slice(2))));
