import { Command, CommanderError, Option } from 'commander';
import { fromUser } from '../../harness/user-folder';
import { versions } from '../../report/versions';
import { addressVariable, readAddress } from '../queue/connection/address';
import type { Task } from '../specification/tasks';
import { refuseSwallowed } from './swallowed-options';
import { UsageError } from './usage-error';

/** What the help ends with. */
const afterwards = `
Other commands:
  queuing-spec play <folder> --task 5   see a task as a person would, in terminals
  queuing-spec worker                   grade what is handed out at a queue
  queuing-spec queue status             what waits there, and who grades
  queuing-spec doctor                   whether this machine can grade

Exit code: 0 when all passes, 1 when something fails, 2 when it could not be told.
`;

/** Files to write a result to. */
export interface ReportFiles {
  readonly json?: string;
  readonly junit?: string;
  readonly gradescope?: string;
  readonly github?: boolean;
  /** A page for the author of the programs, and the same in Markdown beside it. */
  readonly page?: string;
  /** The traces of all scenarios, as a page. */
  readonly trace?: string;
}

/** One machine's part of a class: the `index`th of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Where a class is handed out to other machines. */
export interface ClassQueue {
  readonly url: URL;
  /** From 1 to 10: how many turns the class gets for one of a class with 1. */
  readonly share: number;
  /** The port of Bull Board. */
  readonly board?: number;
}

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'told'; readonly text: string }
  | ({ readonly kind: 'solution'; readonly target: string; readonly watch: boolean; readonly all: boolean } & Common &
      ReportFiles)
  | ({
      readonly kind: 'class';
      readonly folder: string;
      readonly out: string;
      readonly shard?: Shard;
      readonly fresh: boolean;
      readonly roster?: string;
      readonly queue?: ClassQueue;
    } & Common)
  | { readonly kind: 'merge'; readonly folders: readonly string[]; readonly out: string; readonly points?: string };

interface Common {
  /** The ids of the tasks. */
  readonly tasks: readonly string[];
  /** Whether programs count wherever in what was handed in they lie. */
  readonly deep: boolean;
  readonly seed?: string;
  readonly workers?: number;
  /** What the course counts, where a file says it. */
  readonly points?: string;
}

interface Values extends ReportFiles {
  readonly task?: string[];
  readonly watch?: boolean;
  readonly all?: boolean;
  readonly seed?: string;
  readonly class?: string;
  readonly points?: string;
  readonly shard?: Shard;
  readonly fresh?: boolean;
  readonly deep?: boolean;
  readonly roster?: string;
  readonly queue?: string | true;
  readonly priority?: number;
  readonly board?: number;
  readonly workers?: number;
  readonly out?: string;
  readonly merge?: string[];
}

/**
 * Reads the command line.
 *
 * @throws UsageError in one sentence, which names cause and mend
 */
export function readCommandLine(args: readonly string[], tasks: readonly Task[]): Request {
  let told = '';
  const command = describe();
  command.exitOverride().configureOutput({
    writeOut: text => {
      told += text;
    },
    writeErr: () => {},
  });
  // Before the rest is read: values whose options npm kept look like folders.
  refuseSwallowed(command.options.flatMap(({ long }) => (long ? [long.replace(/^--/, '')] : [])));
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'told', text: told };
    throw new UsageError(asSentence(error.message));
  }
  return requestOf(command.args, command.opts<Values>(), tasks);
}

function describe(): Command {
  return new Command('queuing-spec')
    .description(
      'Grades a solution of the exercise "Queuing System in JS": a verdict for each task and, for what fails, why.',
    )
    .argument('[folder]', 'the folder of the solution, or an archive of it; no file is changed')
    .addOption(new Option('--task <number>', 'only this task (may be given again)').argParser(collected))
    .option('--all', 'show every cause in full, however long')
    .option('--deep', 'take the programs wherever in the folder they lie, not only at its top')
    .option('--watch', 'grade again at each save, only what the change touches')
    .option('--seed <seed>', 'draw the same random values again')
    .addOption(
      new Option('--workers <number>', 'how many processes share the work').argParser(wholeNumber('--workers', 1, 64)),
    )
    .option('--json <file>', 'write the result as JSON')
    .option('--junit <file>', 'write the result as JUnit XML')
    .option('--gradescope <file>', "write the result as Gradescope's results.json")
    .option('--points <file>', 'what the course counts (default: queuing-spec.json, where there is one)')
    .option('--page <file>', 'write a page for the author of the programs')
    .option('--trace <file>', 'write what happened in each scenario, as a page')
    .option('--github', 'write a GitHub step summary, and annotations')
    .option('--class <folder>', 'grade every folder and archive in this one')
    .addOption(new Option('--shard <part>', "only this machine's part of the class, such as 1/4").argParser(shardOf))
    .option('--fresh', 'start the class over, instead of going on where it stopped')
    .option('--roster <file>', 'a CSV that says who the students of the class are')
    .option('--queue [address]', `hand the class out to the workers at this Redis (default: ${addressVariable})`)
    .addOption(
      new Option('--priority <number>', "1 to 10: the class's share of the queue").argParser(
        wholeNumber('--priority', 1, 10),
      ),
    )
    .addOption(new Option('--board <port>', 'show Bull Board meanwhile').argParser(wholeNumber('--board', 0, 65535)))
    .option('--out <folder>', 'where the results of a class go (default: queuing-spec-class)')
    .option('--merge <folders...>', 'join the results of the parts of a class')
    .version(versions()['queuing-spec'] ?? '', '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .allowExcessArguments(false)
    .addHelpText('after', afterwards);
}

function requestOf([folder]: readonly string[], values: Values, all: readonly Task[]): Request {
  const {
    merge,
    shard,
    roster,
    fresh = false,
    deep = false,
    watch = false,
    all: everything = false,
    seed,
    workers,
    json,
    junit,
    gradescope,
    github,
    page,
    trace,
  } = values;
  const out = fromUser(values.out ?? 'queuing-spec-class');
  const files = {
    ...(json && { json }),
    ...(junit && { junit }),
    ...(gradescope && { gradescope }),
    ...(github && { github }),
    ...(page && { page }),
    ...(trace && { trace }),
  };
  const kinds = [folder !== undefined && 'a folder', values.class && '--class', merge && '--merge'].filter(Boolean);
  if (kinds.length !== 1) throw new UsageError(notOneKind(kinds as string[]));
  if (merge)
    return {
      kind: 'merge',
      folders: merge.map(fromUser),
      out,
      ...(values.points && { points: values.points }),
    };
  const common = {
    tasks: chosen(values.task, all),
    deep,
    ...(seed && { seed }),
    ...(workers && { workers }),
    ...(values.points && { points: values.points }),
  };
  const atQueue = { '--queue': values.queue, '--priority': values.priority, '--board': values.board };
  if (values.class) {
    if (values.queue) forbid('--queue', { '--workers': workers, '--shard': shard });
    else forbid('a class without --queue', { '--priority': values.priority, '--board': values.board });
    forbid('--class', {
      '--watch': watch,
      '--all': everything,
      '--json': json,
      '--junit': junit,
      '--gradescope': gradescope,
      '--github': github,
      '--page': page,
      '--trace': trace,
    });
    return {
      kind: 'class',
      folder: fromUser(values.class),
      out,
      ...(shard && { shard }),
      ...(roster && { roster: fromUser(roster) }),
      ...(values.queue && { queue: queueOf(values.queue, values) }),
      fresh,
      ...common,
    };
  }
  forbid('one solution', { '--shard': shard, '--fresh': fresh, '--roster': roster, '--out': values.out, ...atQueue });
  return { kind: 'solution', target: fromUser(folder as string), watch, all: everything, ...common, ...files };
}

function notOneKind(kinds: readonly string[]): string {
  if (kinds.length === 0)
    return 'Say what to grade: the folder of a solution, or --class and a folder of solutions (see --help).';
  return `Give only one of these at a time: ${kinds.join(', ')}.`;
}

function forbid(what: string, options: Readonly<Record<string, unknown>>): void {
  const [given] = Object.entries(options).find(([, value]) => value) ?? [];
  if (given) throw new UsageError(`The option ${given} does not go with ${what}: leave it out.`);
}

function chosen(numbers: readonly string[] | undefined, all: readonly Task[]): string[] {
  if (!numbers) return all.map(task => task.id);
  const unknown = numbers.find(number => !all.some(task => task.id === `task-${number}`));
  if (unknown === undefined) return numbers.map(number => `task-${number}`);
  const known = all.map(task => task.id.replace('task-', ''));
  throw new UsageError(`There is no task "${unknown}": the tasks are ${known[0]} to ${known.at(-1)}.`);
}

function collected(value: string, before: readonly string[] = []): string[] {
  return [...before, ...value.split(',')];
}

function wholeNumber(option: string, least: number, most: number): (value: string) => number {
  return value => {
    const number = Number(value);
    if (value.trim() === '' || !Number.isInteger(number) || number < least || number > most)
      throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${value}".`);
    return number;
  };
}

function queueOf(address: string | true, { priority = 1, board }: Values): ClassQueue {
  return { url: readAddress(address), share: priority, ...(board !== undefined && { board }) };
}

function shardOf(value: string): Shard {
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError(`--shard takes a part and the number of parts, such as 1/4, not "${value}".`);
}

/** Commander's own words, as one sentence that also says where to look. */
function asSentence(message: string): string {
  const words = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: see --help.`;
}
