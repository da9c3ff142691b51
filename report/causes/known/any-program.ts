import type { Cause } from '../cause';
import { awaitsOutside, emptyProgram, flooding, kuePrefix, nodeRedis4, otherEncoding, otherHost } from '../recognise';
import { unknownImport } from '../unknown-import';

/** Words of the exercise's text in the place of a value, where a program prints them as they stand. */
const placeholders =
  /(?:server: |failed: |created: |job #?|number |to |send |message: )(ERROR[_ ]MESSAGE|ERROR|JOB[_ ]ID|PHONE_NUMBER|MESSAGE|PERCENT(?:AGE)?)(?![\w'"])/;

/** Any task: the program does not run at all, or cannot work where it runs. */
export const ofAnyProgram: readonly Cause[] = [
  { say: emptyProgram },
  {
    // These have nothing to do with Redis: the products, the names in an answer, its type.
    rule: /^(?!.*getItemById finds)/,
    message: /^(?!GET \/list_products is not|[\s\S]*(there is "\w+" instead|says of itself))/,
    say: nodeRedis4,
  },
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

  {
    tasks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13],
    message: /^Terminal \d/,
    transcript: placeholders,
    say: ({ transcript }) =>
      `${placeholders.exec(transcript)?.[1]} stands for a value in the exercise: print the value itself, not this word.`,
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
];
