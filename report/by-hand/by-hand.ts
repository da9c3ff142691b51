import type { ScenarioResult, StepText } from '../scenario';

/** How programs are started by hand. */
export interface ByHand {
  /** Starts Redis: `npm run redis`. */
  readonly redis: string;
  /** Where the other commands are typed. */
  readonly folder: string;
  /** A program's file from there, by the program's name. */
  fileOf(program: string): string;
  /** Gives the same scenario with the same values again. */
  readonly again: string;
}

/**
 * What to type, and where, to see by hand what a scenario shows: its steps as commands, in their order, a line each,
 * with the values that the scenario had.
 */
export function byHand({ steps, values }: ScenarioResult, surroundings: ByHand): string[] {
  const filled = steps.map(step => fillStep(step, values));
  const port = filled.map(({ text }) => /" serves on port (\d+) /.exec(text)?.[1]).find(Boolean) ?? '1245';
  const commands = filled.flatMap(step => commandsFor(step, { ...surroundings, port }));
  const again = `Or with the same values again: ${surroundings.again}`;
  return commands.length === 0 ? [again] : [`In ${surroundings.folder}:`, ...commands, again];
}

type Told = (found: string[], argument: string, surroundings: ByHand & { readonly port: string }) => string[];

const aside = (command: string) => `${'aside'.padEnd(10)} $ ${command}`;
const inTerminal = (number: string, command: string) => `${`terminal ${number}`.padEnd(10)} $ ${command}`;
const refuseWrites = aside('redis-cli config set min-replicas-to-write 1');

/** How each kind of step is done by hand; what only looks at a terminal needs no command. */
const ways: readonly (readonly [RegExp, Told])[] = [
  [/^a Redis server$/, (_found, _argument, { redis }) => [`${'Redis'.padEnd(10)} $ ${redis}`]],
  [
    /^a Redis server that refuses writes$/,
    (_found, _argument, { redis }) => [`${'Redis'.padEnd(10)} $ ${redis}`, refuseWrites],
  ],
  [/^Redis refuses writes from now on$/, () => [refuseWrites]],
  [/^no Redis server$/, () => ['(with no Redis running)']],
  [
    /^a Redis server loaded from "(.+)"$/,
    ([file = '']) => [`${'Redis'.padEnd(10)} $ redis-server --dir . --dbfilename ${file}`],
  ],
  [
    /^the key "(.*)" is set to "(.*)"$/,
    ([key = '', value = '']) => [aside(`redis-cli set ${word(key)} ${word(value)}`)],
  ],
  [
    /^the field "(.*)" of the hash "(.*)" is set to "(.*)"$/,
    ([field = '', key = '', value = '']) => [aside(`redis-cli hset ${word(key)} ${word(field)} ${word(value)}`)],
  ],
  [/^the key "(.*)" holds/, ([key = '']) => [aside(`redis-cli get ${word(key)}`)]],
  [/^there is no key "(.*)"$/, ([key = '']) => [aside(`redis-cli exists ${word(key)}`)]],
  [/^the hash "(.*)" holds/, ([key = '']) => [aside(`redis-cli hgetall ${word(key)}`)]],
  [/^\d+ clients? listens? on "(.*)"$/, ([channel = '']) => [aside(`redis-cli pubsub numsub ${word(channel)}`)]],
  [
    /^"(.*)" is published on "(.*)"$/,
    ([message = '', channel = '']) => [aside(`redis-cli publish ${word(channel)} ${word(message)}`)],
  ],
  [/^(?:Redis received these|Redis received no|Redis was never sent)/, () => [aside('redis-cli monitor')]],
  [/^the last job id is (.*)$/, ([id = '']) => [aside(`redis-cli set q:ids ${id}`)]],
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
    ([one, other]) => [aside(`redis-cli hgetall q:job:${one ?? other}`)],
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
    ([program = '', number = ''], _argument, hand) => [inTerminal(number, `npm run dev ${hand.fileOf(program)}`)],
  ],
  [
    /^"(.*)" serves on port \d+ in terminal (\d+)$/,
    ([program = '', number = ''], _argument, hand) => [inTerminal(number, `npm run dev ${hand.fileOf(program)}`)],
  ],
  [
    /^"(.*)" (?:runs|serves on port \d+) in terminal (\d+),? (?:with these lines|and runs these lines) at its end:$/,
    ([program = '', number = ''], lines, hand) => [
      `(add to a copy of ${hand.fileOf(program)}, at its end:)`,
      ...quotedLines(lines),
      inTerminal(number, `npm run dev ${copyOf(hand.fileOf(program))}`),
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
    ([suite = '', number = ''], _argument, hand) => [inTerminal(number, `npm test ${hand.fileOf(suite)}`)],
  ],
  [
    /^the test suite "(.*)" runs in terminal (\d+) against this "(.*)":$/,
    ([suite = '', number = '', program = ''], text, hand) => [
      `(rename ${hand.fileOf(program)} to ${program}.original.js, and write to ${hand.fileOf(program)}:)`,
      ...quotedLines(text),
      inTerminal(number, `npm test ${hand.fileOf(suite)}`),
    ],
  ],
  [
    /^a Redis server that asks for the password "(.*)"$/,
    ([password = '']) => [`${'Redis'.padEnd(10)} $ redis-server --requirepass ${word(password)}`],
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
  [/^"(.*)" is requested$/, ([path = ''], _argument, { port }) => [aside(`curl localhost:${port}${path}`)]],
  [
    /^"(.*)" is requested (\d+) times( at once)?$/,
    ([path = '', times = '', atOnce], _argument, { port }) => [
      aside(`for n in {1..${times}}; do curl localhost:${port}${path} ${atOnce ? '& done; wait' : '; done'}`),
    ],
  ],
  [
    /^this JSON is posted to "(.*)":$/,
    ([path = ''], body, { port }) => [aside(`curl --json ${word(inLine(body))} localhost:${port}${path}`)],
  ],
  [/^terminal (\d+) is interrupted$/, ([number]) => [`(press Ctrl-C in terminal ${number})`]],
  [/source of "(.*?)"/, ([program = ''], _argument, hand) => [`(look into ${hand.fileOf(program)})`]],
  [/^there is a file "(.*)"$/, ([file = '']) => [aside(`ls ${word(file)}`)]],
];

function commandsFor({ text, argument = '' }: StepText, surroundings: Parameters<Told>[2]): string[] {
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
function word(text: string): string {
  return /^[\w.:/@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function kue(statements: string): string {
  return aside(
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
