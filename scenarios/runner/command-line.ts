import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { UsageError } from '../../grade/command/usage-error';
import type { Parameter, Parameters, Scenario } from './scenario';

/** What the command line asks for. */
export type Request = { readonly kind: 'text'; readonly text: string } | RehearsalRequest;

/** One scenario, and how to play it. */
export interface RehearsalRequest {
  readonly kind: 'rehearsal';
  readonly scenario: Scenario;
  readonly values: Readonly<Record<string, number>>;
  readonly rounds: number;
  readonly target: string;
  /** The address of a Redis of the user's own. */
  readonly redis?: string;
  readonly flush: boolean;
  /** Where to write the result. */
  readonly json?: string;
}

const rounds: Parameter = { about: 'plays, one after another', default: 1, min: 1, max: 1000 };

/**
 * Reads the command line.
 *
 * @param packageRoot its `src` is the target when none is given
 * @throws UsageError in one sentence with the cause and the remedy
 */
export function readCommandLine(args: readonly string[], scenarios: readonly Scenario[], packageRoot: string): Request {
  let help = '';
  let request: Request | undefined;
  const program = new Command('npm run scenario').description('Rehearses the programs of the exercise together.');
  program
    .configureOutput({
      writeOut: text => {
        help += text;
      },
      writeErr: () => {},
    })
    .exitOverride()
    .usage('SCENARIO -- [options]')
    .helpCommand(false)
    .helpOption('--help', 'show this help')
    .action(() => {
      request = { kind: 'text', text: list(scenarios) };
    });
  for (const scenario of scenarios) {
    program.addCommand(
      describe(scenario).action((values: Record<string, unknown>) => {
        request = requestOf(scenario, values, packageRoot);
      }),
    );
  }
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(asSentence(error, args, scenarios));
  }
  return request ?? { kind: 'text', text: help };
}

/** One line for each scenario. */
export function list(scenarios: readonly Scenario[]): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  const lines = scenarios.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`);
  return [
    'Scenarios: the programs together, live, under load and under faults.',
    '',
    ...lines,
    '',
    'npm run scenario NAME               plays one; after a -- its options: npm run scenario NAME -- --help',
    '',
  ].join('\n');
}

function describe(scenario: Scenario): Command {
  const command = new Command(scenario.name).description(`${scenario.title}.\n${scenario.shows}`);
  for (const option of optionsFor({ ...scenario.parameters, rounds })) command.addOption(option);
  return command
    .usage('-- [options]')
    .option('--target <folder>', 'the folder of other programs than the reference')
    .option('--redis <url>', 'a Redis of your own instead of the embedded one; it is left empty')
    .option('--flush', 'the keys that this Redis holds may go')
    .option('--json <file>', 'write the result as JSON')
    .helpOption('--help', 'show this help')
    .allowExcessArguments(false)
    .addHelpText(
      'after',
      '\nExit code: 0 when all that must hold holds, 1 when something does not, 2 when it could not be told.\n',
    );
}

function requestOf(scenario: Scenario, given: Record<string, unknown>, packageRoot: string): RehearsalRequest {
  const {
    rounds: count,
    target,
    redis,
    flush,
    json,
  } = given as {
    rounds: number;
    target?: string;
    redis?: string;
    flush?: boolean;
    json?: string;
  };
  if (flush && redis === undefined) throw new UsageError('--flush only goes with --redis: leave it out.');
  if (redis !== undefined && scenario.haltsRedis)
    throw new UsageError(`${scenario.name} stops and starts its Redis, so it takes no --redis: leave it out.`);
  const values = Object.keys(scenario.parameters).map(name => [name, given[name] as number]);
  return {
    kind: 'rehearsal',
    scenario,
    values: Object.fromEntries(values),
    rounds: count,
    target: target === undefined ? resolve(packageRoot, 'src') : resolve(target),
    flush: flush ?? false,
    ...(redis !== undefined && { redis }),
    ...(json !== undefined && { json: resolve(json) }),
  };
}

/** Commander's message as one sentence; for an unknown scenario, the names of all. */
function asSentence(
  { code, message }: CommanderError,
  args: readonly string[],
  scenarios: readonly Scenario[],
): string {
  const names = scenarios.map(({ name }) => name);
  if (code === 'commander.unknownCommand' || (code === 'commander.excessArguments' && !names.includes(args[0] ?? '')))
    return `There is no scenario "${args[0]}": there are ${names.join(', ')}.`;
  const words = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: see --help.`;
}

/** The command line's options for a scenario's parameters: `jobs` is `--jobs <number>`. */
function optionsFor(parameters: Parameters): Option[] {
  return Object.entries(parameters).map(([name, parameter]) => {
    const { about, min, max } = parameter;
    return new Option(`--${name} <number>`, `${about} (${min} to ${max})`)
      .default(parameter.default)
      .argParser(text => readNumber(name, parameter, text));
  });
}

/** @throws UsageError with the range, when a text is not a whole number in it */
function readNumber(name: string, { min, max }: Pick<Parameter, 'min' | 'max'>, text: string): number {
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not "${text}".`);
}
