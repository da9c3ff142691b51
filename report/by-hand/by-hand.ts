import type { ScenarioResult, StepText } from '../scenario';

/** What a person needs to start programs by hand. */
export interface ByHand {
  /** The learner's folder, where the exercise's commands are typed. */
  readonly folder: string;
  /** A program's file, relative to that folder, by the program's name. */
  fileOf(program: string): string;
  /** The command that plays the scenario; undefined when there is none to play. */
  readonly play: string | undefined;
}

/**
 * How to see what a scenario shows: the command that plays it, then the exercise's own commands, in the order of the steps,
 * with the values of the scenario.
 */
export function byHand({ steps, values }: ScenarioResult, surroundings: ByHand): string[] {
  const filled = steps.map(step => fillStep(step, values));
  const port = filled.map(({ text }) => /" serves on port (\d+) /.exec(text)?.[1]).find(Boolean) ?? '1245';
  const commands = filled.flatMap(step => commandsFor(step, { ...surroundings, port })).map(shortened);
  const { folder, play } = surroundings;
  return [
    ...(play ? [play] : []),
    ...(commands.length > 0
      ? [`Or as in the exercise, in your folder (cd ${word(folder)}), after npm install:`, ...commands]
      : []),
  ];
}

/** More than this nobody types. */
const longest = 400;

function shortened(command: string): string {
  return command.length <= longest ? command : `${command.slice(0, 80)} … (${command.length} characters in all)`;
}

type Way = (found: string[], argument: string, surroundings: ByHand & { readonly port: string }) => string[];

const shell = (command: string) => `${'a shell'.padEnd(10)} $ ${command}`;
const redisServer = (options = '') => `${'Redis'.padEnd(10)} $ redis-server${options}`;
const inTerminal = (number: string, command: string) => `${`terminal ${number}`.padEnd(10)} $ ${command}`;
const refuseWrites = shell('redis-cli config set min-replicas-to-write 1');

/** How to do each kind of step by hand. Steps that only look at a terminal need no command. */
const ways: readonly (readonly [RegExp, Way])[] = [
  [/^a Redis server$/, () => [redisServer()]],
  [/^a Redis server that refuses writes$/, () => [redisServer(), refuseWrites]],
  [/^Redis refuses writes from now on$/, () => [refuseWrites]],
  [/^no Redis server$/, () => ['(with no Redis running)']],
  [/^a Redis server loaded from "(.+)"$/, ([file = '']) => [redisServer(` --dir . --dbfilename ${word(file)}`)]],
  [
    /^the key "(.*)" is set to "(.*)"$/,
    ([key = '', value = '']) => [shell(`redis-cli set ${word(key)} ${word(value)}`)],
  ],
  [
    /^the field "(.*)" of the hash "(.*)" is set to "(.*)"$/,
    ([field = '', key = '', value = '']) => [shell(`redis-cli hset ${word(key)} ${word(field)} ${word(value)}`)],
  ],
  [/^the key "(.*)" holds/, ([key = '']) => [shell(`redis-cli get ${word(key)}`)]],
  [/^there is no key "(.*)"$/, ([key = '']) => [shell(`redis-cli exists ${word(key)}`)]],
  [/^the hash "(.*)" holds/, ([key = '']) => [shell(`redis-cli hgetall ${word(key)}`)]],
  [/^\d+ clients? listens? on "(.*)"$/, ([channel = '']) => [shell(`redis-cli pubsub numsub ${word(channel)}`)]],
  [
    /^"(.*)" is published on "(.*)"$/,
    ([message = '', channel = '']) => [shell(`redis-cli publish ${word(channel)} ${word(message)}`)],
  ],
  [/^(?:Redis received these|Redis received no|Redis was never sent)/, () => [shell('redis-cli monitor')]],
  [/^the last job id is (.*)$/, ([id = '']) => [shell(`redis-cli set q:ids ${id}`)]],
  [
    /^a job is queued in "(.*)" with the data:$/,
    ([queue = ''], data) => [kue(`queue.create(${JSON.stringify(queue)}, ${inLine(data)}).save(end)`)],
  ],
  [
    /^these jobs are queued in "(.*)" at once:$/,
    ([queue = ''], data) => [
      kue(
        `for (const data of ${inLine(data)}) queue.create(${JSON.stringify(queue)}, data).save(); setTimeout(end, 500)`,
      ),
    ],
  ],
  [
    /^job (.*) makes progress to (\d+)%$/,
    ([id, percent]) => [kue(`kue.Job.get(${id}, (error, job) => job.progress(${percent}, 100, end))`)],
  ],
  [/^job (.*) completes$/, ([id]) => [kue(`kue.Job.get(${id}, (error, job) => job.complete(end))`)]],
  [
    /^job (.*) fails with "(.*)"$/,
    ([id, why = '']) => [
      kue(`kue.Job.get(${id}, (error, job) => job.failed().error(${JSON.stringify(why)}).update(end))`),
    ],
  ],
  [
    /^job (\d+) (?:is|failed|of)|^the progress reported of job (\d+)/,
    ([one, other]) => [shell(`redis-cli hgetall q:job:${one ?? other}`)],
  ],
  [
    /^the reference's "(.*)" runs in terminal (\d+)$/,
    ([program = '', number = '']) => [
      `(in the folder of queuing-spec, whose ${program} is right:)`,
      inTerminal(number, `npm run dev src/${program}.ts`),
    ],
  ],
  [
    /^"(.*)" runs in terminal (\d+)$/,
    ([program = '', number = ''], _argument, hand) => [inTerminal(number, `npm run dev ${word(hand.fileOf(program))}`)],
  ],
  [
    /^"(.*)" serves on port \d+ in terminal (\d+)$/,
    ([program = '', number = ''], _argument, hand) => [inTerminal(number, `npm run dev ${word(hand.fileOf(program))}`)],
  ],
  [
    /^"(.*)" (?:runs|serves on port \d+) in terminal (\d+),? (?:with these lines|and runs these lines) at its end:$/,
    ([program = '', number = ''], lines, hand) => [
      `(add to a copy of ${hand.fileOf(program)}, at its end:)`,
      ...quotedLines(lines),
      inTerminal(number, `npm run dev ${word(copyOf(hand.fileOf(program)))}`),
    ],
  ],
  [
    /^this program runs in terminal (\d+):$/,
    ([number = ''], text) => [
      '(write to by-hand.js:)',
      ...quotedLines(text),
      inTerminal(number, 'npm run dev by-hand.js'),
    ],
  ],
  [
    /^the test suite "(.*)" runs in terminal (\d+)$/,
    ([suite = '', number = ''], _argument, hand) => [inTerminal(number, `npm test ${word(hand.fileOf(suite))}`)],
  ],
  [
    /^the test suite "(.*)" runs in terminal (\d+) against this "(.*)":$/,
    ([suite = '', number = '', program = ''], text, hand) => [
      `(rename ${hand.fileOf(program)} to ${program}.original.js, and write to ${hand.fileOf(program)}:)`,
      ...quotedLines(text),
      inTerminal(number, `npm test ${word(hand.fileOf(suite))}`),
    ],
  ],
  [
    /^a Redis server that asks for the password "(.*)"$/,
    ([password = '']) => [redisServer(` --requirepass ${word(password)}`)],
  ],
  [
    /^these lines are typed into redis-cli in terminal (\d+):$/,
    ([number = ''], lines) => [inTerminal(number, 'redis-cli'), ...quotedLines(lines)],
  ],
  [
    /^a browser opens "(.*)"$/,
    ([path = ''], _argument, { port }) => [`(open http://localhost:${port}${path} in a browser)`],
  ],
  [/^"(.*)" is clicked in the browser$/, ([text]) => [`(click on ${text})`]],
  [/^"(.*)" is requested$/, ([path = ''], _argument, { port }) => [shell(`curl ${word(`localhost:${port}${path}`)}`)]],
  [
    /^"(.*)" is requested (\d+) times( at once)?$/,
    ([path = '', times = '', atOnce], _argument, { port }) => [
      shell(
        `for n in {1..${times}}; do curl ${word(`localhost:${port}${path}`)} ${atOnce ? '& done; wait' : '; done'}`,
      ),
    ],
  ],
  [
    /^this JSON is posted to "(.*)":$/,
    ([path = ''], body, { port }) => [shell(`curl --json ${word(inLine(body))} ${word(`localhost:${port}${path}`)}`)],
  ],
  [/^terminal (\d+) is interrupted$/, ([number]) => [`(press Ctrl-C in terminal ${number})`]],
  [/source of "(.*?)"/, ([program = ''], _argument, hand) => [`(look into ${hand.fileOf(program)})`]],
  [/^there is a file "(.*)"$/, ([file = '']) => [shell(`ls ${word(file)}`)]],
];

function commandsFor({ text, argument = '' }: StepText, surroundings: Parameters<Way>[2]): string[] {
  for (const [pattern, tell] of ways) {
    const found = pattern.exec(text);
    if (found) return tell(found.slice(1) as string[], argument, surroundings);
  }
  return [];
}

function fillStep({ text, argument }: StepText, values: Readonly<Record<string, string>>): StepText {
  const fill = (part: string) => part.replace(/(?<!\$)\{([A-Za-z][\w-]*)\}/g, (whole, name) => values[name] ?? whole);
  return { text: fill(text), ...(argument !== undefined && { argument: fill(argument) }) };
}

/** A word as a shell takes it. */
export function word(text: string): string {
  return /^[\w.:/@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function kue(statements: string): string {
  return shell(
    `node -e ${word(`const kue = require('kue'), queue = kue.createQueue(), end = () => process.exit(); ${statements}`)}`,
  );
}

function inLine(json: string): string {
  return json.replace(/\s*\n\s*/g, ' ').trim();
}

function quotedLines(text: string): string[] {
  return text.split('\n').map(line => `    ${line}`);
}

function copyOf(file: string): string {
  return file.replace(/(\.\w+)$/, '-copy$1');
}
