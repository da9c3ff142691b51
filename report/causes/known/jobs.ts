import { callOf, inAny } from '../../where/clues';
import { notDone } from '../../where/jobs';
import type { Cause } from '../cause';
import { doneWithError, neverEnds, neverSaved, oneVariable } from '../job-ends';
import { furtherQueue, idBeforeSaving, lateProgress, oneAtATime, otherQueue, shortBlacklist } from '../recognise';

/** Tasks 6 to 10 and 13: Kue. */
export const ofJobs: readonly Cause[] = [
  {
    tasks: [6, 8, 10, 13],
    code: /['"`]failed attempt['"`]/,
    message: /failed/,
    say: 'The event "failed attempt" comes only when a job is to be tried again; a job that fails for good tells "failed".',
  },
  {
    tasks: [6, 8, 10],
    rule: /has failed|job fails/,
    codeLacks: /['"`](job )?failed['"`]/,
    say: 'Nothing listens to the event "failed" of a job: job.on("failed", …) is called when the job has failed.',
  },
  {
    tasks: [6, 8, 10],
    rule: /has completed|job is complete/,
    codeLacks: /['"`](job )?complete['"`]/,
    say: 'Nothing listens to the event "complete" of a job (it is not called "completed"): job.on("complete", …) is called when the job is done.',
  },
  {
    tasks: [7, 9, 13],
    message: /never called done/,
    transcript: /^(?![\s\S]*\w*Error: )/,
    say: 'The function given to queue.process has to call its second argument, done(), when the job is finished; until then Kue gives it no other job.',
    at: notDone,
  },
  { tasks: [13], message: /(expected|missing|should be): ".* completed"/, say: neverEnds },
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
  { tasks: [6, 7, 8, 9, 10, 13], message: /queue|inactive|It reported: none|^Terminal \d/, say: otherQueue },
  {
    tasks: [6, 8, 10, 13],
    message: /jobs? .*(should be \d+; it is 0|inactive)|job created|[Nn]othing was printed/,
    say: neverSaved,
  },
  { tasks: [8, 10], message: /Notification job/, say: oneVariable },
  { tasks: [7, 9, 13], message: /too many|differs|Only jobs of the queue/, say: furtherQueue },
  {
    tasks: [6],
    message: /too many|differ/,
    transcript: /Notification job completed/,
    rule: /puts one job/,
    say: 'The job is said to be complete when it is only created: that line belongs into job.on("complete", …).',
    at: ({ sites }) => sites.find(({ site, text }) => site === 'print' && text.includes('completed'))?.place,
  },
  {
    tasks: [9],
    code: /\[ ?415351878[01] ?,/,
    message: /^(?!.*(inactive|No program waits|It reported: none|Nothing was printed|it never does))/,
    say: 'The blacklist holds numbers, and the phone numbers of the jobs are texts: "4153518780", in quotation marks.',
    at: ({ programs }) =>
      inAny(programs, ({ marks }) => marks.names.find(({ value }) => /^\[[^'"`]*\b415351878[01]\b/.test(value))),
  },
  { tasks: [9], rule: /blacklisted|works? together/, say: shortBlacklist },
  {
    tasks: [9],
    rule: /Nothing more is done for a blacklisted number/,
    codeLacks: /return done\(|done\([^;]*\);? ?return\b|\belse\b/,
    say: 'After done(new Error(…)) the function goes on: return right there.',
    at: doneWithError,
  },
  {
    tasks: [9],
    rule: /progress of 0% before it fails/,
    say: lateProgress,
  },
  {
    tasks: [9],
    rule: /Two jobs are processed at a time/,
    say: oneAtATime,
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
    code: /Array\.isArray/,
    say: "What is no array ends the function by throw new Error('Jobs is not an array'): a line that is printed stops nobody.",
  },
  {
    tasks: [10],
    transcript: /(an object|null|a string)[^:\n]*: nothing is thrown/,
    rule: /not an array/,
    codeLacks: /Array\.isArray/,
    say: 'Array.isArray(jobs) tells an array from everything else; typeof calls an array, an object and null all "object".',
  },
  {
    tasks: [10],
    rule: /by the queue that it is given/,
    code: /createQueue\(/,
    say: 'The function makes a queue of its own; the one to use is its second argument.',
    at: ({ programs }) => inAny(programs, callOf(['createQueue'])),
  },
];
