/**
 * What is behind a failure, in a sentence: a table of the mistakes that learners make, each with the signs by which it is
 * recognised. `evidence` collects what a scenario left, `recognise` and `observed` look for signs, `stops` explains programs that
 * broke off.
 *
 * Needs `where` and the harness's `source`.
 */
import type { Evidence } from './evidence';
import { observed } from './observed';
import {
  awaitsOutside,
  emptyProgram,
  flooding,
  idBeforeSaving,
  kuePrefix,
  lateProgress,
  nodeRedis4,
  offByOne,
  otherChannel,
  otherEncoding,
  otherHost,
  otherQueue,
  shortBlacklist,
  swapped,
} from './recognise';
import { unknownImport } from './unknown-import';

/** One known mistake. If all its signs are there, its sentence is the cause. */
export interface Cause {
  /** The tasks in which to look for it; by default, all. */
  readonly tasks?: readonly number[];
  readonly rule?: RegExp;
  /** In the message of the failed step. */
  readonly message?: RegExp;
  /** In the terminals' output. */
  readonly transcript?: RegExp;
  /** In the programs' statements, without comments. */
  readonly code?: RegExp;
  /** Not in the programs' statements. */
  readonly codeLacks?: RegExp;
  /** The sentence, or a function that returns it; undefined means that it is another mistake. */
  readonly say: string | ((evidence: Evidence) => string | undefined);
}

/** Frequent mistakes, certain ones before general ones. The first that fits is reported. */
export const causes: readonly Cause[] = [
  // Any task: the program does not run at all.
  { say: emptyProgram },
  { say: nodeRedis4 },
  { message: /Cannot find module/, say: awaitsOutside },
  { message: /^(?!.*The suite (imports|uses))/s, say: unknownImport },
  {
    transcript: /_\w+\.default\) is not a function/,
    say: 'A file imports something by default (import name from …) that the other file does not export by default: write export default there.',
  },
  {
    transcript: /function \w*\(.*\) \{ \[native code\] \}/,
    say: 'A method itself is shown, not what it gives: call it, with brackets after its name (error.toString()).',
  },
  {
    transcript: /ERR_ACCESS_DENIED|Access to this API has been restricted/,
    say: 'The program starts another process, or reads or writes outside its own folder: a program of this exercise has no need to, and may not while it is graded.',
  },
  {
    transcript: /JavaScript heap out of memory|Cannot allocate memory/,
    say: 'The program took all the memory that it may have: look for a loop that never ends and keeps adding to something.',
  },
  {
    message: /printed without end/,
    say: flooding,
  },
  {
    transcript: /NOPERM/,
    say: 'The program sends Redis a command that administers the server (CONFIG, SHUTDOWN, DEBUG, …): no task needs one, and it is refused.',
  },
  {
    tasks: [6, 7, 8, 9, 10, 11, 13],
    say: kuePrefix,
  },
  {
    transcript: /EADDRINUSE/,
    say: 'The program calls listen twice for one port: the second call fails and takes the server with it.',
  },

  { say: otherEncoding },
  { say: otherHost },
  {
    transcript: /only \(P\|?S?\)?SUBSCRIBE|Connection in subscriber mode|ERR only .*SUBSCRIBE/i,
    say: 'A client that has subscribed can do nothing else: publish, or read, by a second client (redis.createClient()).',
  },
  {
    tasks: [6, 7, 8, 9, 10, 13],
    code: /createQueue\( ?\{[^}]*\bprefix\b/,
    message: /queue|job|Nothing was printed/i,
    say: "createQueue is given a prefix, so the queue's keys have other names than those of the other program: leave it out.",
  },

  // Tasks 1 to 5: the client, its two lines, and redis.print.
  {
    tasks: [1, 2, 3, 4, 5],
    transcript: /Unhandled 'error' event|Emitted 'error' event on RedisClient/,
    say: "Nobody listens to the client's error event, so the first error ends the program: client.on('error', error => console.log(…)).",
  },
  {
    tasks: [1, 2, 3, 4, 5],
    message: /shows "Redis client connected to the server", which it should not/,
    say: "The line is printed without waiting for the connection: print it in client.on('connect', () => …), which is not called when Redis is not there.",
  },
  {
    tasks: [1, 2, 3, 4, 5],
    message: /"Redis client not connected to the server: /,
    transcript: /Redis client not connected to the server:? *(undefined|\[object|$)/m,
    say: 'The reason is missing from the line: the listener gets the error as its argument, and shows error.message.',
  },
  {
    tasks: [1, 2, 3, 4, 5],
    message: /[Rr]edis client connected to the server/,
    codeLacks: /\.(on|once|addListener)\( ?['"`](connect|ready)['"`]/,
    say: "The program never waits for the connection: the line belongs into client.on('connect', () => …).",
  },
  {
    tasks: [1, 2, 3, 4],
    message: /"Redis client not connected to the server: .*had ended/s,
    code: /\.(quit|end)\(|process\.exit\(/,
    say: 'The program ends by itself (client.quit() or process.exit()) before it could say, or say again, that Redis is not there. In the session it runs until Ctrl-C: leave that call out.',
  },
  {
    tasks: [1, 2, 3, 4, 5],
    message: /"Redis client not connected to the server: /,
    code: /retry_strategy/,
    say: 'With a retry_strategy the client tells nobody of a refused connection: leave that option out.',
  },
  {
    tasks: [3],
    transcript: /internal_send_command/,
    say: 'The promisified function has lost its client: promisify(client.get).bind(client).',
  },
  {
    tasks: [2, 3, 4],
    message: /Reply/,
    code: /\bprint\( ?\)/,
    transcript: /^Reply: undefined$/m,
    say: 'redis.print() is called where it should be handed over: client.set(name, value, redis.print), without brackets after print.',
  },
  {
    tasks: [2, 3, 4],
    transcript: /^(true|false)$/m,
    say: 'What a call of the client returns is printed (true or false). The value comes later: to the callback, or by await when the function is promisified.',
  },
  {
    tasks: [2, 3, 4],
    transcript: /^Promise \{/m,
    say: 'A promise is printed, not what it gives: await it (or promisify the function that is awaited).',
  },
  {
    tasks: [4],
    message: /HSET|Reply/,
    code: /\.hmset\(/i,
    say: 'hmset sets all fields in one command, which has one reply: the task asks for an hset for each, with six replies.',
  },
  {
    tasks: [2, 3, 4],
    transcript: /^(Reply: )?\[object Object\]$/m,
    say: 'An object was put into a text, which makes "[object Object]" of it: give it to console.log by itself.',
  },
  {
    tasks: [4],
    transcript: /^Reply: 6$/m,
    say: 'One hset sets all six fields, so there is one reply: the task asks for an hset for each, with six replies.',
  },
  {
    tasks: [4],
    transcript: /^\{"Portland"/m,
    say: 'JSON.stringify writes the object in another way than the session shows: give the object itself to console.log.',
  },
  {
    tasks: [2, 3, 4],
    message: /Reply: |redis\.print/,
    codeLacks: /\bprint\b/,
    say: 'The reply is printed by console.log, or not at all: redis.print is the callback that prints "Reply: …".',
  },
  {
    tasks: [2, 3],
    rule: /shows the value that Redis holds/,
    code: /console\.log\( ?['"`](School|100)['"`]/,
    say: 'A value is written out in the program: show what Redis replies, whatever that is.',
  },

  // Task 5: two programs and a channel.
  { tasks: [5], say: swapped },
  { tasks: [5], message: /channel|PUBLISH|Nothing was printed|stops after/, say: otherChannel },
  {
    tasks: [5],
    code: /['"`](KILL[ -]SERVER|kill_server|KILLSERVER)['"`]/,
    say: 'The word that ends the subscriber is KILL_SERVER, with an underscore and in capitals.',
  },
  {
    tasks: [5],
    message: /"KILL_SERVER"/,
    rule: /^KILL_SERVER/,
    code: /KILL_SERVER/,
    transcript: /^(?!.*KILL_SERVER).*$/s,
    say: 'KILL_SERVER is a message like any other and is shown too; only then the program unsubscribes and quits.',
  },
  {
    tasks: [5],
    message: /should have ended by itself/,
    codeLacks: /\.(quit|end)\(|process\.exit\(/,
    say: 'The subscriber never quits: unsubscribe leaves the connection open, and an open connection keeps the program running. Call client.quit() as well.',
  },
  {
    tasks: [5],
    rule: /Nothing but KILL_SERVER/,
    code: /\.(includes|startsWith|indexOf|match|toUpperCase)\(/,
    say: 'The message is compared loosely: only a message that is KILL_SERVER exactly (===) ends the subscriber.',
  },
  {
    tasks: [5],
    rule: /only after its time/,
    message: /first should come|PUBLISH/,
    say: 'Both the line and the publishing belong into the function that setTimeout calls after that many milliseconds.',
  },

  // Tasks 6 to 10 and 13: Kue.
  {
    tasks: [6, 8, 10, 13],
    code: /['"`]failed attempt['"`]/,
    message: /failed/,
    say: 'The event "failed attempt" comes only when a job is to be tried again; a job that fails for good tells "failed".',
  },
  {
    tasks: [7, 9, 13],
    message: /never called done/,
    transcript: /^(?![\s\S]*\w*Error: )/,
    say: 'The function given to queue.process has to call its second argument, done(), when the job is finished; until then Kue gives it no other job.',
  },
  {
    tasks: [6, 8, 10],
    transcript: /job created:? #?(undefined|null)/,
    say: idBeforeSaving,
  },
  {
    tasks: [6, 8, 10, 13],
    transcript: /\[object Object\]/,
    say: 'A whole job or error was put into a text, which makes "[object Object]" of it: its id is job.id.',
  },
  {
    tasks: [6, 8, 10, 13],
    transcript: /failed: undefined/,
    message: /^(?![\s\S]*ended more than once)/,
    code: /\.message\b/,
    say: 'The listener of a job\'s "failed" event gets the text of the error, not an Error: show the argument itself, not its message.',
  },
  {
    tasks: [8, 9, 10],
    transcript: /\d% completed/,
    say: 'The line for progress ends in "% complete", the one for a finished job in "completed".',
  },
  {
    tasks: [6, 8, 10],
    transcript: /job created #?\d/,
    say: 'There is a colon between "created" and the number: "Notification job created: 1".',
  },
  { tasks: [6, 7, 8, 9, 10, 13], message: /queue|Nothing was printed|inactive/, say: otherQueue },
  {
    tasks: [6],
    message: /too many|differ/,
    transcript: /Notification job completed/,
    rule: /puts one job/,
    say: 'The job is said to be complete when it is only created: that line belongs into job.on("complete", …).',
  },
  {
    tasks: [9],
    code: /\[ ?415351878[01] ?,/,
    message: /^(?!.*inactive)/,
    say: 'The blacklist holds numbers, and the phone numbers of the jobs are texts: "4153518780", in quotation marks.',
  },
  { tasks: [9], rule: /blacklisted|work together/, say: shortBlacklist },
  {
    tasks: [9],
    rule: /Nothing more is done for a blacklisted number/,
    codeLacks: /return done\(|done\([^;]*\);? ?return\b|\belse\b/,
    say: 'After done(new Error(…)) the function goes on: return right there.',
  },
  {
    tasks: [9],
    rule: /progress of 0% before it fails/,
    say: lateProgress,
  },
  {
    tasks: [9],
    rule: /Two jobs are processed at a time/,
    say: 'The number of jobs at a time comes after the name of the queue: queue.process(name, 2, (job, done) => …).',
  },
  {
    tasks: [10],
    transcript: /a string is thrown|string is thrown/,
    say: "A text is thrown where an Error is due: throw new Error('Jobs is not an array').",
  },
  {
    tasks: [10],
    transcript: /(an object|null|a string)[^:\n]*: nothing is thrown/,
    rule: /not an array/,
    say: 'Array.isArray(jobs) tells an array from everything else; typeof calls an array, an object and null all "object".',
  },
  {
    tasks: [10],
    rule: /by the queue that it is given/,
    code: /createQueue\(/,
    say: 'The function makes a queue of its own; the one to use is its second argument.',
  },

  // Task 11: a suite of one's own.
  {
    tasks: [11],
    transcript: /the test mode is still on/,
    say: 'The test mode is left on: call queue.testMode.exit() in after or afterEach.',
  },
  {
    tasks: [11],
    transcript: /number of jobs in the queue is [1-9]/,
    say: 'The jobs of the tests are left in the queue: call queue.testMode.clear() in after or afterEach, before exit().',
  },
  {
    tasks: [11],
    transcript: /test mode was entered with processing/,
    say: 'queue.testMode.enter(true) processes the jobs: the task asks for enter() without it.',
  },
  {
    tasks: [11],
    rule: /test mode/,
    codeLacks: /\btestMode\b/,
    say: "The suite never speaks of the queue's testMode: enter it before the tests; clear and exit it after them.",
  },
  {
    tasks: [11],
    transcript: /test mode was not entered/,
    say: 'Jobs are created before queue.testMode.enter() is called, so they go to Redis: enter it in before or beforeEach.',
  },
  {
    tasks: [11],
    transcript: /of no use: none was/,
    say: 'No test calls the function with jobs in a list: then there is nothing to look at in queue.testMode.jobs.',
  },
  {
    tasks: [11],
    message: /does not notice it/,
    code: /\.on\( ?['"`](enqueue|complete|failed|progress)/,
    say: "Assert on queue.testMode.jobs (its length, and each job's type and data) in the test itself: what stands in a listener for a job's events is never run in test mode.",
  },

  // Task 12: stock.
  {
    tasks: [12],
    message: /answered: .*"itemId":"\d|answer\.itemId is the text "\d/,
    say: 'What comes out of the address is a text: Number(request.params.itemId) makes the number that the format asks for.',
  },
  {
    tasks: [12],
    message: /answered: .*"(id|Id|ItemId|name|stock)":/,
    say: 'The format of the answers is given: itemId, itemName, price, initialAvailableQuantity, with these very names.',
  },
  {
    tasks: [12],
    message: /Redis has these keys: (.*, )?(\d+|item\d+|item:\d+|undefined|item\.undefined)\b/,
    say: 'The stock belongs under the key item.ITEM_ID: "item.1" for the item 1.',
  },
  {
    tasks: [12],
    message: /answered: .*"currentQuantity":null/,
    say: 'A calculation came to NaN, which JSON writes as null: Redis holds nothing for an item that nobody has reserved yet, and what it holds is a text.',
  },
  {
    tasks: [12],
    rule: /lists every product/,
    message: /answered: .*currentQuantity/,
    say: 'A route changes the list itself when it adds currentQuantity to an item of it: add it to a copy ({ ...item, currentQuantity }).',
  },
  {
    tasks: [12],
    message:
      /expected: .*"currentQuantity":(7|5)\}[\s\S]*answered: .*"currentQuantity":"?(3|5)"?\D|expected: .*"currentQuantity":4\}[\s\S]*answered: .*"currentQuantity":"?0"?\D/,
    say: 'currentQuantity is how many are left: what there was at first, less what is reserved.',
  },
  {
    tasks: [12],
    rule: /does not exist is not found/,
    message: /Cannot read propert/,
    say: 'There may be no item with that id: look before you use it, answer {"status":"Product not found"}, and return.',
  },
  {
    tasks: [12],
    rule: /reserves one, as long as/,
    message: /should be \{"status":"Not enough stock available"/,
    code: /reserveStockById\([^)]*, 1\)/,
    say: 'reserveStockById sets the stock to what it is given; always given 1 it never comes to an end: add 1 to what is reserved so far.',
  },
  {
    tasks: [12],
    rule: /also when many ask at once/,
    // A wrong count of the last item explains this without a second customer.
    codeLacks: />= ?0\b|< ?0\b|> ?-1\b/,
    say: 'Between reading the stock and writing it, another request reads the same number: one INCR (or DECR), whose reply says whether there was still one, leaves no gap.',
  },

  {
    tasks: [12, 13],
    message: /its answer never came\..*still busy/,
    say: 'The route is still at work, and never comes to its answer: look for a loop that never ends, such as one that tries again and again. (Where a timer of the program keeps it busy: each way through the route has to end in response.json(…).)',
  },
  {
    tasks: [12, 13],
    rule: /^(?!A job that cannot be saved)/,
    message: /its answer never came/,
    transcript: /^(?![\s\S]*(ENOTFOUND|ECONNREFUSED|EAI_AGAIN|not connected))/,
    say: 'A route answers in some cases only: each way through it has to end in response.json(…).',
  },

  { tasks: [12, 13], say: offByOne },
  {
    tasks: [12],
    message: /answered: .*"(Product not found|Not enough stock available)"|is not as expected|Product not found/,
    code: /\b(itemId|id) === (req|request)\.params|params\.\w+\) ?===|=== (req|request)\.params\.\w+/,
    codeLacks: /Number\(|parseInt\(|\+ ?(req|request)\.params/,
    say: 'What comes out of the address is a text, and === never finds a number equal to it: Number(request.params.itemId).',
  },

  // Task 13: seats.
  {
    tasks: [13],
    rule: /^A job that cannot be saved/,
    message: /never came|is the text "Reservation in process"/,
    say: 'Whether a job was saved is known in save\'s callback: answer there, and {"status":"Reservation failed"} when it is given an error.',
  },
  {
    tasks: [9, 13],
    message: /ended more than once/,
    say: 'A job that fails is told to be done once more further down: put a return before done(new Error(…)).',
  },
  {
    tasks: [13],
    message: /Reservations are blocked/,
    say: 'The words of the exercise are "Reservation are blocked", without an s.',
  },
  {
    tasks: [13],
    message: /numberOfAvailableSeats is the number/,
    say: 'Redis holds the number as a text, and the answer of the exercise shows it as one: "50", in quotation marks. Do not parse it there.',
  },
  {
    tasks: [13],
    message: /SET available_seats -|"available_seats" should be "0"; it is "-\d/,
    say: 'The number of seats is set before it is looked at, or the function goes on after done(new Error(…)): look first, and return.',
  },
  {
    tasks: [13],
    rule: /Reservations are blocked once/,
    message: /\{"status":"Reservation/,
    say: 'reservationEnabled becomes false when the number of seats that is left comes to 0, neither at 1 nor below 0.',
  },
  {
    tasks: [13],
    message: /Redis has these keys: /,
    rule: /available seats|available_seats/,
    say: 'The number of seats belongs under the key available_seats.',
  },
  {
    tasks: [13],
    rule: /No more than the fifty seats/,
    code: /\.process\( ?['"`]reserve_seat['"`], ?[2-9\d]/,
    say: 'Each job reads the number of seats, and then sets it: with several jobs at a time two of them read the same number. Process one at a time, or let Redis count (DECR).',
  },

  // General causes, when nothing better is known.
  {
    // Without Redis a client keeps reconnecting, so no loop keeps it busy.
    message: /ended by SIGKILL|ended by SIGXCPU/,
    say: 'The program works without end, and takes a whole processor: look for a loop that never comes to its end.',
  },
  {
    transcript: /TypeError: Cannot read propert(?:y|ies) of (undefined|null)/,
    say: ({ transcript }) => {
      const line = /TypeError: (Cannot read propert.*)/.exec(transcript)?.[1];
      return `The program broke off: ${line}. Something is used before it has a value.`;
    },
  },
];

/**
 * The sentence of the first known mistake in the evidence, otherwise of what was observed; undefined if there is neither.
 */
export function usualCause(evidence: Evidence): string | undefined {
  return knownCause(evidence) ?? observed(evidence);
}

/** The sentence of the first known mistake in the evidence; undefined if there is none. */
export function knownCause(evidence: Evidence): string | undefined {
  // The message says already what is wrong, and there is no other evidence.
  if (/^There is no program /.test(evidence.message)) return undefined;
  for (const cause of causes) {
    if (!fits(cause, evidence)) continue;
    const said = typeof cause.say === 'string' ? cause.say : cause.say(evidence);
    if (said !== undefined) return said;
  }
  return undefined;
}

function fits({ tasks, rule, message, transcript, code, codeLacks }: Cause, evidence: Evidence): boolean {
  const { programs } = evidence;
  return (
    (!tasks || tasks.includes(evidence.task)) &&
    (!rule || rule.test(evidence.rule)) &&
    (!message || message.test(evidence.message)) &&
    (!transcript || transcript.test(evidence.transcript) || transcript.test(evidence.message)) &&
    (!code || programs.some(program => code.test(program.code))) &&
    (!codeLacks || (programs.length > 0 && !programs.some(program => codeLacks.test(program.code))))
  );
}
