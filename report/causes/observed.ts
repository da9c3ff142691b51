import { whereOf } from '../where';
import { eventOf, isOtherOrder } from '../where/jobs';
import { cluesOf } from '../where/read-clues';
import { markedLines } from '../where/shown-lines';
import { writtenAs } from '../where/written';
import type { Evidence } from './evidence';

/**
 * What the run itself shows, when no known mistake is recognised: the line that did it, or the line that is missing, and what
 * is expected there.
 */
export function observed(evidence: Evidence): string | undefined {
  if (/^There is no program /.test(evidence.message)) return undefined;
  return inSource(evidence) ?? inOutput(evidence) ?? inAnswer(evidence) ?? inRedis(evidence) ?? inJobs(evidence);
}

type Saying = readonly [RegExp, (found: readonly string[]) => string];

/** A rule on a program's text, as what to write. */
const sayings: readonly Saying[] = [
  [/^(?:\d+ of the tests? fails? in \S+\.|\S+ could not be run as a test suite\.) (\S[^\n]*)/, ([, said = '']) => said],
  [
    /^\d+ of the tests? fails? in (\S+)\.[\s\S]*had not run yet/,
    ([, suite]) =>
      `The process of ${suite} ends before all its tests have run: call no process.exit(), in no test and no hook.`,
  ],
  [
    /^\d+ of the tests? fails? in \S+\.[\s\S]*?\n +1\) .*\n\s+(\S.*?):?\n\s*(\w*Error.*)/,
    ([, test, error = '']) => `The test "${test}" fails: ${shortened(error)}.`,
  ],
  [
    /should have: import … from '(.+?)'; (\S+) brings it in, in line (\d+)/,
    ([, module, how, line]) =>
      `Line ${line} brings ${module} in by ${how}: write import … from '${module}' at the top instead.`,
  ],
  [
    /should have: import … from '(.+?)'/,
    ([, module]) => `Nothing imports ${module}: write import … from '${module}' at the top.`,
  ],
  [
    /^(\w+) in \S+ should take (\d+) arguments?; it takes \((.*)\)/,
    ([, name, count, has]) =>
      `${name} has the parameters (${has}): give it ${count === '1' ? 'the one' : `the ${count}`} that the exercise names, and no other.`,
  ],
  [/^(\w+) in \S+ should be an async function/, ([, name]) => `The word async is missing before the function ${name}.`],
  [
    /^(\w+) in \S+ should await something/,
    ([, name]) => `Nothing in ${name} is awaited: await the promisified call, and use what it gives.`,
  ],
  [
    /^(\w+) in \S+ should be the default export; it is exported (.*)\./,
    ([, name, how]) => `${name} is exported ${how}: write export default before it.`,
  ],
  [
    /should use redis\.print/,
    () => 'redis.print is handed to no command: give it to set (or hset) as the last argument, without brackets.',
  ],
  [
    /should do (\w+) with a callback; in line (\d+) it is a promise/,
    ([, command, line]) =>
      `Line ${line} makes a promise of ${command}: give it a callback, (error, value) => …, as its last argument. Promises come in the next task.`,
  ],
  [
    /should use util\.promisify/,
    () => 'util.promisify is used nowhere: promisify(client.get).bind(client) makes a function that can be awaited.',
  ],
  [
    /should use kue\.createQueue/,
    () => 'The queue is not made by kue.createQueue(): call that, and use what it gives.',
  ],
  [/should use (\S+?); it does not/, ([, what]) => `${what} is called nowhere: use it, as the exercise asks.`],
  [
    /should not use (\S+?)( yet)?[.;]/,
    ([, what]) => `${what} belongs to a later task: here the client's callbacks are asked for.`,
  ],
  [/should use (\w+)\./, ([, what]) => `The word ${what} is nowhere in the program: the exercise asks for it.`],
  [
    /should call (\w+); it never does/,
    ([, name]) => `${name} is never called: what it does is done elsewhere, or not at all. Call it.`,
  ],
  [
    /should call (\w+) with a value that it works out; in line (\d+) it gives it (.*), and/,
    ([, name, line, value]) =>
      `Line ${line} always gives ${name} the same (${value}): give it a value that is worked out from what Redis holds.`,
  ],
  [/should have: await (\w+)/, ([, name]) => `${name} is called without await, so its value is a promise.`],
  [
    /should end with these calls/,
    () =>
      'The calls at the end are not those of the exercise: they come last, in this order, with these very arguments.',
  ],
  [/^(\w+) in \S+ is not as expected: ([^;]*)/, ([, , problem = '']) => `${asSentence(problem.replace(/\.$/, ''))}.`],
  [/should have a value called (\w+)/, ([, name]) => `Nothing is called ${name}: give the array that name.`],
  [
    /should have: describe\('(.*?)', …\); it has (.*)\./,
    ([, due, has]) => `The suite is described as ${has}; the exercise calls it '${due}'.`,
  ],
  [
    /The test "(.*)" in line (\d+) of/,
    ([, title, line]) => `Nothing in the test "${title}" (line ${line}) can fail: use expect(…) in it.`,
  ],
  [/has no test that runs/, () => 'No it(…) is run: write tests, and leave none of them out (skip, only).'],
  [
    /^(\S+) is (?:no Redis dump|damaged): it (.*?)(?:\. Copy|\.$|\. )/,
    ([, file, why]) => `${file} ${why}: end the server by redis-cli shutdown save, and copy its file as it is.`,
  ],
  [/There is no file (\S+) in/, ([, file]) => `${file} is not in the folder: copy it from the folder of Redis.`],
  [/expected was (\S+ or newer)/, ([, due]) => `The file was written by an older Redis: take one of ${due}.`],
  [
    /^The key "(.*?)" should be "(.*?)"; it is "(.*?)"\.?$/m,
    ([, key, due, is]) => `The key "${key}" was set to ${is}; it has to be ${due}.`,
  ],
];

function inSource({ message }: Evidence): string | undefined {
  for (const [pattern, say] of sayings) {
    const found = pattern.exec(message);
    if (found) return say(found);
  }
  return undefined;
}

function inOutput(evidence: Evidence): string | undefined {
  const { message, programs, sites } = evidence;
  if (!/^Terminal \d/.test(message)) return undefined;
  const unwanted = /shows "(.*)", which it should not/.exec(message)?.[1];
  const often = /shows the line "(.*)" (\d+) times; at least/.exec(message);
  const { wrong, missing } = markedLines(message);
  const clues = cluesOf(evidence);
  const where = whereOf(clues);
  const at = where && `${where.file}:${where.line}`;
  if (unwanted) return at && `${at} prints "${shortened(unwanted)}", which should not appear here.`;
  if (often) return at && `${at} should print this line each time, in the exact words of the exercise.`;
  const [came] = wrong;
  const [due] = missing.filter(line => line !== '...');
  if (/should (still be running|have ended)/.test(message)) return undefined;
  const called = came && /^(\w+\(.*\)): (.*)$/.exec(came);
  if (called && due && at)
    return `${called[1]} gives ${shortened(called[2] ?? '')}; it should give ${shortened(due.replace(`${called[1]}: `, ''))}: look at ${at}.`;
  const printer = came && sites.find(({ site, text }) => site === 'print' && text.includes(came));
  const by = printer && `${printer.place.file}:${printer.place.line}`;
  if (came && came === due)
    return by && `${by} prints "${shortened(came)}" at the wrong moment: look at what it waits for.`;
  if (came && due && at && eventOf(due) && eventOf(came) !== eventOf(due))
    return `"${shortened(due)}" does not come: look at ${at}, which has to print it when the job tells of it.`;
  if (came && due && by) return `${by} prints "${shortened(came)}"; it should print "${shortened(due)}".`;
  if (came && by) return `${by} prints "${shortened(came)}", which is one line too many.`;
  if (came && due && at) return `"${shortened(came)}" appears where "${shortened(due)}" should: look at ${at}.`;
  if (!due || came) return undefined;
  const reader = /^Terminal \d+ \(([^)]+)\)/.exec(message)?.[1] ?? '';
  // The scenario's own lines, which call the learner's program.
  if (at && /^program-\d+$/.test(reader)) return `"${shortened(due)}" is not printed: look at ${at}.`;
  if (where && at && !where.file.startsWith(reader))
    return `${reader} does not get "${shortened(due)}": look at ${at}.`;
  const written = clues.programs.find(program => writtenAs(program, due));
  if (!written) return programs[0] && `Nothing in ${programs[0].file} prints "${shortened(due)}".`;
  return (
    at && `${at} can print "${shortened(due)}", but did not do so often enough: look at what has to happen before.`
  );
}

function inAnswer(evidence: Evidence): string | undefined {
  const { message } = evidence;
  const where = /\b(GET|POST) \//.test(message) ? whereOf(cluesOf(evidence)) : undefined;
  if (!where) return undefined;
  const at = `${where.file}:${where.line}`;
  const type =
    /answer\S*?\.?(\w+) is (the (?:text "[^"]*"|number \S+?)); expected (the (?:text "[^"]*"|number \S+?))[\s;.]/.exec(
      `${message} `,
    );
  if (type) return `${at} answers with ${type[2]} as ${type[1]}; it should be ${type[3]}.`;
  const renamed = /answer\S*?\.(\w+) is missing; there is "(\w+)" instead/.exec(message);
  if (renamed) return `${at} calls it ${renamed[2]}; the format of the exercise calls it ${renamed[1]}.`;
  if (/says of itself that it is/.test(message)) return `${at} sends a text: response.json(…) sends JSON, and says so.`;
  return `${at} gives the answer that is shown; compare it with the expected one.`;
}

function inRedis(evidence: Evidence): string | undefined {
  const { message } = evidence;
  const none = /^Redis received no ([A-Z]+) command; it received (.*?)\. /.exec(message);
  const where = whereOf(cluesOf(evidence));
  const at = where ? `${where.file}:${where.line}` : undefined;
  if (none) return `Nothing sends ${none[1]}${at ? `; look at ${at}` : ''}.`;
  const sent = /^The ([A-Z]+) commands that Redis received/.exec(message)?.[1];
  // Another one, in another order, or at another time.
  if (sent) return at && `${at} sends ${sent} otherwise than the exercise asks: compare the two.`;
  const key = /^The (?:key|hash) "(.*?)" (should be (?:.*?); it is (.*?)\.|is not as expected)/.exec(message);
  if (key) return at && `${at} is the last to write to Redis: the key "${key[1]}" does not get the right value.`;
  const gone = /^There should be no key "(.*?)"/.exec(message)?.[1];
  if (gone) return at && `${at} writes the key "${gone}", which should not be written.`;
  return undefined;
}

function inJobs(evidence: Evidence): string | undefined {
  const { message } = evidence;
  const where = /\b[Jj]obs?\b|queue/.test(message) ? whereOf(cluesOf(evidence)) : undefined;
  if (!where) return undefined;
  const at = `${where.file}:${where.line}`;
  const further = /Only the queue "([^"]*)" should hold jobs; job \d+ is in "([^"]*)"/.exec(message);
  if (further) return `${at} puts jobs into the queue "${further[2]}" too; only "${further[1]}" is asked for.`;
  if (isOtherOrder(cluesOf(evidence)))
    return `${at} creates the jobs in another order than that of the array: this one has the data of another.`;
  const data = /The data of job \d+ are wrong: ([^;]*)/.exec(message)?.[1];
  if (data) return `${at} makes the job's data: ${data.replace(/\.$/, '')}.`;
  const progress = /should report this progress, and no other: (.*?)\. It reported: (.*?)\./.exec(message);
  if (progress)
    return `${at} is about the progress: it reports ${progress[2]}; it should report ${progress[1]}. Progress counts out of 100: job.progress(50, 100).`;
  const state = /Job \d+ .*?should be (\w+); it is (\w+)(: [^.]*)?/.exec(message);
  if (state) return `${at} decides how the job ends: it is ${state[2]} and should be ${state[1]}${state[3] ?? ''}.`;
  if (/failed with/.test(message))
    return `${at} makes the error: it should be an Error with the exact words of the exercise.`;
  const ended = /^The number of jobs that are (\w+) in the queue .*? should be (\d+); it is (\d+)/.exec(message);
  if (ended) return `${at} decides how the jobs end: ${ended[3]} are ${ended[1]}, and ${ended[2]} should be.`;
  if (evidence.task === 13 && /number of jobs/.test(message))
    return `${at} creates a job: one for each reservation that is confirmed to be in process, and none while they are blocked.`;
  if (/number of jobs|should have other data/.test(message))
    return `${at} creates the jobs: one for each object, with that object as its data, and each saved.`;
  return undefined;
}

/** A word at its start is written large; a name such as jobs[4] stays as it is. */
function asSentence(text: string): string {
  return /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** As it is shown, with `…` for a part that may be anything. */
function shortened(pattern: string): string {
  const text = pattern.replaceAll('[..]', '…');
  return text.length <= 70 ? text : `${text.slice(0, 69)}…`;
}
