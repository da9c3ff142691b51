/**
 * `npm run stress`: plays the specification under disturbances, and checks that no verdict depends on the machine. Needs Linux,
 * because it finds processes in /proc. docs/stress.md explains the output.
 */
import { existsSync } from 'node:fs';
import { endWith } from '../harness/end-with';
import { type Options, readOptions, usage } from './command-line';
import { type Disturbance, play, type Verdicts } from './play';
import { Random } from './random';
import { type Change, changesIn, renderChange } from './report';
import { flaws, foldersAsSubjects, reference, type Subject, variants } from './subjects';

async function stress(options: Options): Promise<number> {
  if (!existsSync('/proc/self/stat'))
    throw new RangeError('The stress runner finds processes in /proc: it needs Linux.');
  const { seed, rounds, minutes } = options;
  const startedAt = Date.now();
  const isLate = () => Date.now() - startedAt > minutes * 60_000;
  const calm = new Map<string, Verdicts>();
  const changes: Change[] = [];
  let [plays, rules] = [0, 0];
  process.stdout.write(`seed ${seed}\n`);
  for (let round = 1; round <= rounds && !isLate(); round += 1) {
    for (const subject of subjectsOf(options, new Random(`${seed} ${round}`))) {
      if (isLate()) break;
      const part = subject.part();
      const before = calm.get(subject.name) ?? (await play(part)).verdicts;
      calm.set(subject.name, before);
      const disturbance = drawn(options, `${seed} ${round} ${subject.name}`);
      const after = await play(part, disturbance);
      const found = changesIn(subject.name, before, disturbance, after);
      plays += 1;
      rules += Object.keys(before).length;
      changes.push(...found);
      for (const change of found) process.stdout.write(`${renderChange(change)}\n`);
      const stopped = after.stops.length > 0 ? `, ${after.stops.length} stops` : '';
      const count = `${Object.keys(before).length} rules`;
      process.stdout.write(
        `${found.length === 0 ? '✓' : '✗'} round ${round}: ${subject.name}, ${count}, under ${disturbance.kinds.join(', ')}${stopped}\n`,
      );
    }
  }
  const took = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(
    `${plays} plays, ${rules} verdicts, ${changes.length} of them changed under stress, in ${took} s (seed ${seed})\n`,
  );
  return changes.length > 0 ? 1 : 0;
}

function subjectsOf({ targets, tags, only, edits }: Options, random: Random): Subject[] {
  if (targets.length > 0) return foldersAsSubjects(targets, tags);
  const named = (subject: Subject) => only.includes(subject.name);
  if (only.length > 0) return [reference(tags), ...variants(), ...flaws()].filter(named);
  return [...random.sample(variants(), edits), ...random.sample(flaws(), edits), reference(tags)];
}

/** Each play has at least one kind of disturbance, and often several. */
function drawn({ disturb }: Options, seed: string): Disturbance {
  const random = new Random(seed);
  const kinds = random.some(disturb, 0.6);
  return { seed, kinds: kinds.length > 0 ? kinds : [random.one(disturb) ?? 'stops'] };
}

endWith(
  async () => stress(readOptions(process.argv.slice(2))),
  error => (error instanceof RangeError || 'code' in error ? `${usage}\n` : ''),
);
