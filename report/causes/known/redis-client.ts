import type { Place } from '../../../harness/place';
import { type Clues, callOf, inAny } from '../../where/clues';
import { connectedLine, listenerDue } from '../../where/listeners';
import type { Cause } from '../cause';
import { promisifiesOther, threeCalls, withoutPrint } from '../session-calls';

/** Tasks 1 to 5: the client, its two lines, and redis.print. */
export const ofTheClient: readonly Cause[] = [
  {
    tasks: [1, 2, 3, 4, 5],
    transcript: /Unhandled 'error' event|Emitted 'error' event on RedisClient/,
    say: "Nobody listens to the client's error event, so the first error ends the program: client.on('error', error => console.log(…)).",
    at: listenerDue,
  },
  {
    tasks: [1, 2, 3, 4, 5],
    message: /shows "Redis client connected to the server", which it should not/,
    say: "The line is printed without waiting for the connection: print it in client.on('connect', () => …), which is not called when Redis is not there.",
    at: connectedLine,
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
    at: connectedLine,
  },
  {
    tasks: [1, 2, 3, 4],
    message: /"Redis client not connected to the server: .*had ended/s,
    code: /\.(quit|end)\(|process\.exit\(/,
    say: 'The program ends by itself (client.quit() or process.exit()) before it could say, or say again, that Redis is not there. In the session it runs until Ctrl-C: leave that call out.',
    at: ({ programs }) =>
      inAny(
        programs,
        callOf(['quit', 'end', 'exit'], ({ on, args }) => on !== 'process' || args[0] !== '0'),
      ),
  },
  {
    tasks: [1, 2, 3, 4, 5],
    message: /"Redis client not connected to the server: /,
    code: /retry_strategy/,
    say: 'With a retry_strategy the client tells nobody of a refused connection: leave that option out.',
    at: ({ programs }) => inAny(programs, ({ marks }) => marks.names.find(({ name }) => name === 'retry_strategy')),
  },
  {
    tasks: [3],
    transcript: /internal_send_command/,
    say: 'The promisified function has lost its client: promisify(client.get).bind(client).',
    at: ({ programs }) => inAny(programs, callOf(['promisify'])),
  },
  {
    tasks: [2, 3, 4],
    message: /Reply/,
    code: /\bprint\( ?\)/,
    transcript: /^Reply: undefined$/m,
    say: 'redis.print() is called where it should be handed over: client.set(name, value, redis.print), without brackets after print.',
    at: ({ programs }) => inAny(programs, callOf(['print'])),
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
    at: ({ programs }) => inAny(programs, callOf(['hmset', 'HMSET'])),
  },
  {
    tasks: [2, 3, 4],
    transcript: /^(Reply: )?\[object Object\]$/m,
    say: 'An object was put into a text, which makes "[object Object]" of it: give it to console.log by itself.',
    at: objectInText,
  },
  {
    tasks: [4],
    transcript: /^Reply: 6$/m,
    say: 'One hset sets all six fields, so there is one reply: the task asks for an hset for each, with six replies.',
    at: ({ programs }) => inAny(programs, callOf(['hset', 'HSET'])),
  },
  {
    tasks: [4],
    transcript: /^\{"Portland"/m,
    say: 'JSON.stringify writes the object in another way than the session shows: give the object itself to console.log.',
  },
  { tasks: [2, 3, 4], message: /missing: "Reply: /, say: withoutPrint },
  {
    tasks: [2, 3, 4],
    message: /Reply: |redis\.print/,
    codeLacks: /\bprint\b/,
    say: 'The reply is printed by console.log, or not at all: redis.print is the callback that prints "Reply: …".',
    at: ({ programs }) => inAny(programs, callOf(['hset', 'HSET', 'set', 'SET'])),
  },
  {
    tasks: [2, 3],
    message: /GET and SET commands|should end with these calls|[Ll]ine/,
    say: threeCalls,
  },
  { tasks: [3], message: /^Terminal \d/, say: promisifiesOther },
  {
    tasks: [2, 3],
    rule: /shows the value that Redis holds/,
    code: /console\.log\( ?['"`](School|100)['"`]/,
    say: 'A value is written out in the program: show what Redis replies, whatever that is.',
  },
];

/** redis.print as the callback of the command that gives an object, else the line that shows it. */
function objectInText({ programs, sites }: Clues): Place | undefined {
  const handed = inAny(
    programs,
    callOf(['hgetall', 'HGETALL'], ({ args }) => args.some(argument => /\bprint\b/.test(argument))),
  );
  return handed ?? sites.find(({ site, text }) => site === 'print' && text.includes('[object Object]'))?.place;
}
