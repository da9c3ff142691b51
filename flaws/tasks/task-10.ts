import type { Equivalent, Flaw } from '../flaw';

const task = 'task-10';
const program = '8-job';
const base = { program, task };

const takesTwo = 'createPushNotificationsJobs takes the jobs and a queue';
const exported = 'createPushNotificationsJobs is what the file exports';
const shown = 'The program that the exercise shows creates its job';
const notArray = 'What is not an array makes it throw an Error that says so, and creates nothing';
const eachObject = 'Each object of the list becomes one job of push_notification_code_3, with that object as its data';
const givenQueue = 'The jobs are created by the queue that it is given, not by one of its own';
const created = 'When a job is created, its id is told';
const complete = 'When a job is complete, its id is told';
const failed = 'When a job fails, its id and the error are told';
const progress = 'When a job makes progress, its id and how far it is are told';

const check = "if (!Array.isArray(jobs)) throw new Error('Jobs is not an array');";

export const flaws: Flaw[] = [
  {
    ...base,
    id: 'job-own-queue',
    find: 'queue.create(',
    replace: "require('kue').createQueue().create(",
    rule: givenQueue,
    how: 'The function makes a queue of its own, which in most programs is the same one.',
  },
  {
    ...base,
    id: 'job-no-queue-parameter',
    find: '(jobs: Notification[], queue: Queue): void {',
    replace: "(jobs: Notification[]): void {\n  const queue = require('kue').createQueue();",
    rule: takesTwo,
    how: 'The queue is made in the file, as in the job creators before it.',
  },
  {
    ...base,
    id: 'job-one-variable-for-all',
    find: 'const job =',
    replace: 'var job =',
    rule: created,
    how: 'With var all handlers share one variable, which holds the last job when they are called.',
  },
  {
    ...base,
    id: 'job-complete-of-first-only',
    find: "job.on('complete'",
    replace: "if (data === jobs[0]) job.on('complete'",
    rule: complete,
    how: 'The handler is registered for one job only.',
  },
  {
    ...base,
    id: 'job-complete-of-last-only',
    find: "job.on('complete'",
    replace: "if (data === jobs[jobs.length - 1]) job.on('complete'",
    rule: complete,
    how: 'The handler is registered after the loop, where only the last job is left.',
  },
  {
    ...base,
    id: 'job-failed-of-first-only',
    find: "job.on('failed'",
    replace: "if (data === jobs[0]) job.on('failed'",
    rule: failed,
    how: 'The handler is registered for one job only.',
  },
  {
    ...base,
    id: 'job-progress-of-last-only',
    find: "job.on('progress'",
    replace: "if (data === jobs[jobs.length - 1]) job.on('progress'",
    rule: progress,
    how: 'The handler is registered after the loop, where only the last job is left.',
  },
  {
    ...base,
    id: 'job-created-of-first-only',
    find: 'else console.log(`Notification job created',
    replace: 'else if (data === jobs[0]) console.log(`Notification job created',
    rule: created,
    how: 'Only the first job is told of.',
  },
  {
    ...base,
    id: 'job-created-whatever-happens',
    find: 'else console.log(`Notification job created',
    replace: 'console.log(`Notification job created',
    rule: created,
    how: "The error that save() hands to its callback is not looked at: it says created of a job that isn't.",
  },
  {
    ...base,
    id: 'job-completed-at-creation',
    find: 'else console.log(',
    replace: 'else console.log(`Notification job ${job.id} completed`), console.log(',
    rule: complete,
    how: 'The line is printed when the job is created, not when it is done.',
  },
  {
    ...base,
    id: 'job-failed-attempt',
    find: "'failed'",
    replace: "'failed attempt'",
    rule: failed,
    how: 'The event "failed attempt" only comes when another attempt follows.',
  },
  {
    ...base,
    id: 'job-error-message',
    find: 'failed: ${error}',
    replace: 'failed: ${(error as { message: string }).message}',
    rule: failed,
    how: 'Kue hands the handler a string, which has no message.',
  },
  {
    ...base,
    id: 'job-percent-completed',
    find: '% complete`',
    replace: '% completed`',
    rule: progress,
    how: 'The line is typed from memory.',
  },
  {
    ...base,
    id: 'job-complete-for-completed',
    find: '${job.id} completed`',
    replace: '${job.id} complete`',
    rule: complete,
    how: 'The line is typed from memory.',
  },
  {
    ...base,
    id: 'job-created-without-colon',
    find: 'created: ${',
    replace: 'created ${',
    rule: shown,
    how: 'The line is typed from memory.',
  },
  {
    ...base,
    id: 'job-other-queue-name',
    find: "'push_notification_code_3'",
    replace: "'push_notification_code_2'",
    rule: eachObject,
    how: 'The name is copied from the task before.',
  },
  {
    ...base,
    id: 'job-only-the-first',
    find: 'const data of jobs)',
    replace: 'const data of jobs.slice(0, 1))',
    rule: eachObject,
    how: 'The list of the program shown has one job, so one is enough there.',
  },
  {
    ...base,
    id: 'job-other-property',
    find: "'push_notification_code_3', data)",
    replace: "'push_notification_code_3', { phone: data.phoneNumber, message: data.message })",
    rule: eachObject,
    how: 'The properties of the data get other names.',
  },
  {
    ...base,
    id: 'job-data-in-a-property',
    find: "'push_notification_code_3', data)",
    replace: "'push_notification_code_3', { data })",
    rule: eachObject,
    how: 'The object is wrapped in another one.',
  },
  {
    ...base,
    id: 'job-no-check',
    find: check,
    replace: '',
    rule: notArray,
    how: 'What does not look like a list fails by itself, with an error of JavaScript.',
  },
  {
    ...base,
    id: 'job-check-of-type',
    find: '!Array.isArray(jobs)',
    replace: "typeof jobs !== 'object'",
    rule: notArray,
    how: 'To typeof an array is an object, and so is everything else that has properties.',
  },
  {
    ...base,
    id: 'job-check-of-length',
    find: '!Array.isArray(jobs)',
    replace: '(jobs as Notification[] | undefined)?.length === undefined',
    rule: notArray,
    how: 'A string has a length too.',
  },
  {
    ...base,
    id: 'job-empty-array-refused',
    find: '!Array.isArray(jobs)',
    replace: '!Array.isArray(jobs) || jobs.length === 0',
    rule: notArray,
    how: 'An empty array is taken for none.',
  },
  {
    ...base,
    id: 'job-error-in-other-capitals',
    find: "'Jobs is not an array'",
    replace: "'jobs is not an array'",
    rule: notArray,
    how: 'The message is typed from memory.',
  },
  {
    ...base,
    id: 'job-throws-a-string',
    find: "new Error('Jobs is not an array')",
    replace: "'Jobs is not an array'",
    rule: notArray,
    how: 'The message itself is thrown.',
  },
  {
    ...base,
    id: 'job-logs-the-error',
    find: check,
    replace: "if (!Array.isArray(jobs)) return console.log('Jobs is not an array');",
    rule: notArray,
    how: 'The message is printed, and nothing is thrown.',
  },
  {
    ...base,
    id: 'job-async',
    find: 'export default function',
    replace: 'export default async function',
    rule: notArray,
    how: 'What an async function throws is only a rejected promise.',
  },
  {
    ...base,
    id: 'job-named-export',
    find: 'export default function',
    replace: 'export function',
    rule: exported,
    how: 'The function is exported by its name alone, so an import without braces gives nothing.',
  },
  {
    id: 'created-without-a-look-at-the-error',
    program: program,
    find: `      if (error) console.error(\`Notification job could not be saved: \${error.message}\`);
      else console.log`,
    replace: `      void error;
      console.log`,
    task,
    rule: 'When a job is created, its id is told',
    how: 'The callback of save does not look at its error.',
  },
  {
    id: 'one-more-in-another-queue',
    program: program,
    find: `  for (const data of jobs) {
`,
    replace: `  for (const data of jobs) {
    queue.create('notifications', data).save();
`,
    task,
    rule: 'Each object of the list becomes one job of push_notification_code_3, with that object as its data',
    how: 'Each job is put into a second queue too.',
  },
];

const loop = 'for (const data of jobs) {';

/** As it runs once Babel has made `var` of `const`: what stands there is asked for before it has a value. */
const askedForTooEarly = `export default function createPushNotificationsJobs(jobs, queue) {
  if (!Array.isArray(jobs)) throw new Error('Jobs is not an array');
  jobs.forEach(data => {
    const job = queue.create('push_notification_code_3', data).save(error => {
      if (!error && job) console.log(\`Notification job created: \${job.id}\`);
    });
    if (!job) return;
    job.on('complete', () => console.log(\`Notification job \${job.id} completed\`));
    job.on('failed', error => console.log(\`Notification job \${job.id} failed: \${error}\`));
    job.on('progress', progress => console.log(\`Notification job \${job.id} \${progress}% complete\`));
  });
}
`;

export const equivalents: Equivalent[] = [
  {
    task,
    id: 'job-asked-for-before-it-is-there',
    file: '8-job.js',
    content: askedForTooEarly,
    what: 'JavaScript: in the test mode save calls back before the job has its name, which Babel lets pass.',
  },
  { ...base, id: 'job-by-create-job', find: 'queue.create(', replace: 'queue.createJob(', what: "Kue's other name." },
  {
    ...base,
    id: 'job-with-numbers-sign',
    find: '${job.id} completed`',
    replace: '#${job.id} completed`',
    what: 'The id is printed with a number sign, as the session of the task before shows it.',
  },
  {
    ...base,
    id: 'job-progress-with-numbers-sign',
    find: 'job ${job.id} ${progress}%',
    replace: 'job #${job.id} ${progress}%',
    what: 'The id is printed with a number sign.',
  },
  {
    ...base,
    id: 'job-failed-with-numbers-sign',
    find: '${job.id} failed:',
    replace: '#${job.id} failed:',
    what: 'The id is printed with a number sign.',
  },
  {
    ...base,
    id: 'job-enqueue-event',
    find: 'job.save((error?: Error) => {',
    replace: "job.on('enqueue', () => console.log(`Notification job created: ${job.id}`));\n    job.save(); (() => {",
    what: 'The event tells of the creation, not the callback of save().',
  },
  {
    ...base,
    id: 'job-type-error',
    find: 'new Error(',
    replace: 'new TypeError(',
    what: 'A TypeError is an Error too.',
  },
  {
    ...base,
    id: 'job-instance-of-array',
    find: '!Array.isArray(jobs)',
    replace: '!((jobs as unknown) instanceof Array)',
    what: 'Asked by instanceof.',
  },
  {
    ...base,
    id: 'job-module-exports',
    find: 'export default function',
    replace: 'module.exports = createPushNotificationsJobs;\nfunction',
    what: 'Exported as CommonJS does.',
  },
  {
    ...base,
    id: 'job-named-and-default',
    find: 'export default function',
    replace: 'export { createPushNotificationsJobs as default };\nexport function',
    what: 'Exported by its name as well.',
  },
  {
    ...base,
    id: 'job-backwards',
    find: loop,
    replace: 'for (const data of [...jobs].reverse()) {',
    what: 'The jobs are created in another order.',
  },
  {
    ...base,
    id: 'job-handlers-of-the-queue',
    find: "job.on('complete', () => ",
    replace: "queue.on('job complete', (id: number) => id === job.id && ",
    what: "The queue's own event is listened to.",
  },
];
