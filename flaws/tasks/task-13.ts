import type { Equivalent, Flaw } from '../flaw';

const task = 'task-13';
const program = '100-seat';
const base = { program, task };

const express = 'It is an express server';
const redisClient = 'It has a Redis client of its own';
const kueQueue = 'It has a Kue queue';
const launch =
  'A launch sets the available seats to 50, and GET /available_seats on port 1245 tells how many Redis has, as a text';
const access = 'reserveSeat sets the key available_seats, and getCurrentAvailableSeats gets the number from there';
const takesNumber = 'reserveSeat takes a number';
const enabled = 'reservationEnabled is true at first';
const queues = 'GET /reserve_seat queues a job in the queue reserve_seat, which takes no seat yet';
const notSaved = 'A job that cannot be saved is a failed reservation';
const told = 'The terminal tells of every job whether it completed or failed, and why it failed';
const processes = 'GET /process works on the queue: each job takes a seat';
const blocked = 'Reservations are blocked once the last seat is taken, and not before';
const noSeat = 'A job for which there is no seat fails with an Error';
const fifty = 'No more than the fifty seats are reserved, and the number of seats ends at 0';
const functions = 'The routes and the queue read and set the number of seats by these two functions';
const promisified = 'Redis is used through promisify';
const awaited = 'The value from Redis is got by async and await';
const json = 'Every answer is JSON, not text';
const byImport = 'Modules come in by import';

/** How one learner's program differs from another's. */
interface Style {
  readonly queue?: string;
  readonly promisify?: string;
  readonly get?: string;
  /** What the route of the number of seats does. */
  readonly tell?: string;
  /** What the route of reservations does when they are not blocked. */
  readonly reserve?: string;
  /** What the route of the processing does. */
  readonly process?: string;
  /** What is done with a job, when there are `seats`. */
  readonly work?: string;
  /** How a job comes to know of the number of seats. */
  readonly know?: (work: string) => string;
  readonly listen?: string;
}

const guarded = `if (seats <= 0) {
      reservationEnabled = false;
      return done(new Error('Not enough seats available'));
    }
    reserveSeat(seats - 1);
    if (seats - 1 === 0) reservationEnabled = false;
    return done();`;

/** A whole program, as learners write it. */
function wholeProgram(style: Style): { file: string; content: string } {
  const {
    queue = "import { createQueue } from 'kue';",
    promisify = "import { promisify } from 'util';",
    get = "return await getAsync('available_seats');",
    tell = 'res.json({ numberOfAvailableSeats: await getCurrentAvailableSeats() });',
    reserve = `const job = queue.create('reserve_seat', { title: 'Seat' }).save((err) => {
    res.json({ status: err ? 'Reservation failed' : 'Reservation in process' });
  });
  job.on('complete', () => console.log(\`Seat reservation job #\${job.id} completed\`));
  job.on('failed', (message) => console.log(\`Seat reservation job #\${job.id} failed: \${message}\`));`,
    process = `res.json({ status: 'Queue processing' });
  queue.process('reserve_seat', work);`,
    work = guarded,
    know = work => `const seats = Number(await getCurrentAvailableSeats());
    ${work}`,
    listen = "reserveSeat(50);\napp.listen(1245, () => console.log('Seats are sold on port 1245'));",
  } = style;
  const content = `import express from 'express';
import { createClient } from 'redis';
${promisify}
${queue}

const client = createClient();
const getAsync = promisify(client.get).bind(client);
const queue = createQueue();
const app = express();
let reservationEnabled = true;

function reserveSeat(number) {
  client.set('available_seats', number);
}

async function getCurrentAvailableSeats() {
  ${get}
}

async function work(job, done) {
    ${know(work)}
}

app.get('/available_seats', async (req, res) => {
  ${tell}
});

app.get('/reserve_seat', (req, res) => {
  if (!reservationEnabled) {
    res.json({ status: 'Reservation are blocked' });
    return;
  }
  ${reserve}
});

app.get('/process', (req, res) => {
  ${process}
});

${listen}
`;
  return { file: '100-seat.ts', content };
}

const ownQueue = `const createQueue = () => {
  const waiting = [];
  let work = () => {};
  let last = 0;
  const run = () => waiting.splice(0).forEach((job) => work(job, (error) => {
    if (error) job.failed(error.message);
    else job.complete();
  }));
  const create = () => {
    const job = { id: (last += 1), complete() {}, failed() {} };
    job.on = (event, listener) => { job[event] = listener; return job; };
    job.save = (saved) => { waiting.push(job); saved(null); setImmediate(run); return job; };
    return job;
  };
  return { create, process: (type, worker) => { work = worker; run(); } };
};`;

const inMemory = `((_url: string, _options: object): any => {
  const kept = new Map<string, string>();
  return Object.assign(new (process.getBuiltinModule('node:events'))(), {
    connected: true,
    get: (key: string, done: any) => done(null, kept.get(key) ?? null),
    set: (key: string, value: string, done: any) => done(null, kept.set(key, value) && 'OK'),
    hexists: (_key: string, _field: string, done: any) => done(null, 0),
    send_command: (_name: string, [, , key, , value]: string[], done: any) => done(null, kept.set(key!, value!) && 1),
  });
})(`;

export const flaws: Flaw[] = [
  {
    task,
    id: 'seat-goes-below-zero',
    ...wholeProgram({
      work: `reserveSeat(seats - 1);
    if (seats - 1 === 0) reservationEnabled = false;
    if (seats - 1 >= 0) return done();
    return done(new Error('Not enough seats available'));`,
    }),
    rule: fifty,
    how: 'The number is decreased first, and then looked at, so that -1, -2, … are stored.',
  },
  {
    task,
    id: 'seat-done-twice',
    ...wholeProgram({
      work: `if (seats - 1 < 0) done(new Error('Not enough seats available'));
    else reserveSeat(seats - 1);
    if (seats - 1 === 0) reservationEnabled = false;
    done();`,
    }),
    rule: fifty,
    how: 'There is no return after done(error), and done() is called as well.',
  },
  {
    task,
    id: 'seat-processors-add-up',
    ...wholeProgram({}),
    rule: fifty,
    how: 'Each request for the processing adds a worker, and two of them see the same number of seats.',
  },
  {
    task,
    id: 'seat-ten-at-a-time',
    ...wholeProgram({
      process: "queue.process('reserve_seat', 10, work);\n  res.json({ status: 'Queue processing' });",
    }),
    rule: fifty,
    how: 'Ten jobs at a time see the same number of seats.',
  },
  {
    ...base,
    id: 'seat-number-not-text',
    find: 'numberOfAvailableSeats: await getSeatsAtOnce()',
    replace: 'numberOfAvailableSeats: Number(await getSeatsAtOnce())',
    rule: launch,
    how: 'The text of Redis is made a number.',
  },
  {
    ...base,
    id: 'seat-keeps-earlier-number',
    find: 'await reserveSeat(50);',
    replace: "await reserveSeat(Number((await get('available_seats')) ?? 50));",
    rule: launch,
    how: 'What an earlier launch left is taken over.',
  },
  {
    task,
    id: 'seat-number-from-memory',
    ...wholeProgram({
      know: work => `const seats = left;
    ${work.replace('reserveSeat(seats - 1);', 'left -= 1; reserveSeat(left);')}`,
      listen: 'let left = 50;\nreserveSeat(left);\napp.listen(1245);',
    }),
    rule: blocked,
    how: 'The number is kept in a variable beside Redis.',
  },
  {
    task,
    id: 'seat-told-from-memory',
    ...wholeProgram({
      tell: 'res.json({ numberOfAvailableSeats: String(left) });',
      work: guarded.replace('reserveSeat(seats - 1);', 'left = seats - 1; reserveSeat(left);'),
      listen: 'let left = 50;\nreserveSeat(left);\napp.listen(1245);',
    }),
    rule: launch,
    how: 'The number is kept in a variable beside Redis.',
  },
  {
    ...base,
    id: 'seat-set-other-key',
    find: "const key = 'available_seats';",
    replace: "const key = 'availableSeats';",
    rule: access,
    how: 'The key is mistyped.',
  },
  {
    ...base,
    id: 'seat-get-other-key',
    find: "get('available_seats')",
    replace: "get('available_seat')",
    rule: access,
    how: 'The key is written twice, and differently.',
  },
  {
    ...base,
    id: 'seat-must-have-two',
    find: 'number: number, expected?: number, jobId?: number',
    replace: 'number: number, expected: number | undefined, jobId?: number',
    rule: takesNumber,
    how: 'A second argument must be given.',
  },
  {
    ...base,
    id: 'seat-enabled-is-one',
    find: 'let reservationEnabled = true;',
    replace: 'let reservationEnabled: unknown = 1;',
    rule: enabled,
    how: 'The habit of other languages.',
  },
  {
    ...base,
    id: 'seat-never-enabled',
    find: 'let reservationEnabled = true;',
    replace: 'let reservationEnabled = false;',
    rule: queues,
    how: 'The meaning of the variable is turned round.',
  },
  {
    ...base,
    id: 'seat-other-queue',
    find: "queue.create('reserve_seat', {})",
    replace: "queue.create('reserve_seats', {})",
    rule: queues,
    how: 'The name of the queue is mistyped.',
  },
  {
    ...base,
    id: 'seat-taken-when-reserved',
    find: 'await saveOrFail(job);',
    replace: 'await saveOrFail(job);\n    await reserveSeat(Number(await getCurrentAvailableSeats()) - 1);',
    rule: queues,
    how: 'The seat is taken by the route, not by the job.',
  },
  {
    ...base,
    id: 'seat-never-saved',
    find: 'await saveOrFail(job);',
    replace: '',
    rule: queues,
    how: 'The job is created, and never saved.',
  },
  {
    ...base,
    id: 'seat-save-error-ignored',
    find: 'await saveOrFail(job);',
    replace: 'await saveOrFail(job).catch(() => {});',
    rule: notSaved,
    how: 'The error of save is not looked at.',
  },
  {
    ...base,
    id: 'seat-failed-undefined',
    find: 'failed: ${error}',
    replace: 'failed: ${(error as { message?: string }).message}',
    rule: told,
    how: "Kue gives the handler the error's message, not the error.",
  },
  {
    ...base,
    id: 'seat-failed-attempt',
    find: "job.on('failed',",
    replace: "job.on('failed attempt',",
    rule: told,
    how: 'That event comes only when a job is tried again.',
  },
  {
    ...base,
    id: 'seat-completed-when-queued',
    find: "job.on('complete',",
    replace: "job.on('enqueue',",
    rule: told,
    how: 'The line is printed as soon as the job is there.',
  },
  {
    ...base,
    id: 'seat-not-decreased',
    find: 'reserveSeat(seats - 1, seats, jobId)',
    replace: 'reserveSeat(seats, seats, jobId)',
    rule: processes,
    how: 'The number is read and written back.',
  },
  {
    ...base,
    id: 'seat-never-done',
    find: "done(seats >= 0 ? null : new Error('Not enough seats available'));",
    replace: "if (seats < 0) done(new Error('Not enough seats available'));",
    rule: processes,
    how: 'done is only called with an error.',
  },
  {
    ...base,
    id: 'seat-process-other-words',
    find: "response.json({ status: 'Queue processing' });",
    replace: "response.json({ status: 'Queue is processing' });",
    rule: processes,
    how: 'The words are typed from memory.',
  },
  {
    ...base,
    id: 'seat-blocked-too-early',
    find: 'if (seats <= 0) reservationEnabled = false;',
    replace: 'if (seats <= 1) reservationEnabled = false;',
    rule: blocked,
    how: 'The number before the reservation is taken for the new one.',
  },
  {
    task,
    id: 'seat-blocked-too-late',
    ...wholeProgram({ work: guarded.replace('if (seats - 1 === 0) reservationEnabled = false;\n', '') }),
    rule: blocked,
    how: 'Only a job that finds no seat blocks the reservations.',
  },
  {
    ...base,
    id: 'seat-last-one-fails',
    find: 'done(seats >= 0 ?',
    replace: 'done(seats > 0 ?',
    rule: blocked,
    how: 'The job that takes the last seat fails.',
  },
  {
    ...base,
    id: 'seat-blocked-other-words',
    find: "'Reservation are blocked'",
    replace: "'Reservations are blocked'",
    rule: blocked,
    how: "The exercise's grammar is mended.",
  },
  {
    task,
    id: 'seat-blocked-but-queued',
    ...wholeProgram({
      listen: `app.use((req, res, next) => {
  if (req.path === '/reserve_seat' && !reservationEnabled) queue.create('reserve_seat', {}).save(() => next());
  else next();
});
app._router.stack.splice(2, 0, app._router.stack.pop());
reserveSeat(50);
app.listen(1245);`,
    }),
    rule: blocked,
    how: 'The job is created before it is looked whether reservations are blocked.',
  },
  {
    ...base,
    id: 'seat-fails-with-text',
    find: "new Error('Not enough seats available')",
    replace: "'Not enough seats available'",
    rule: noSeat,
    how: 'done is given a text.',
  },
  {
    ...base,
    id: 'seat-fails-other-words',
    find: "new Error('Not enough seats available')",
    replace: "new Error('Not enough seats')",
    rule: noSeat,
    how: 'The message is typed from memory.',
  },
  {
    task,
    id: 'seat-without-the-functions',
    ...wholeProgram({
      tell: "res.json({ numberOfAvailableSeats: await getAsync('available_seats') });",
      know: work => `const seats = Number(await getAsync('available_seats'));
    ${work.replace('reserveSeat(seats - 1);', "client.decr('available_seats');")}`,
      listen: "client.set('available_seats', 50);\napp.listen(1245);",
    }),
    rule: functions,
    how: 'The two functions are there, and nothing uses them.',
  },
  {
    task,
    id: 'seat-taken-without-the-function',
    ...wholeProgram({ work: guarded.replace('reserveSeat(seats - 1);', "client.decr('available_seats');") }),
    rule: functions,
    how: 'Only the launch sets the number by reserveSeat; a job lets Redis count down.',
  },
  {
    task,
    id: 'seat-own-promisify',
    ...wholeProgram({
      promisify: `const promisify = (method) => ({
  bind: (owner) => (...args) => new Promise((resolve) => method.call(owner, ...args, (error, reply) => resolve(reply))),
});`,
    }),
    rule: promisified,
    how: 'Promises are made by hand.',
  },
  {
    task,
    id: 'seat-without-await',
    ...wholeProgram({
      get: "return getAsync('available_seats');",
      tell: 'getCurrentAvailableSeats().then((seats) => res.json({ numberOfAvailableSeats: seats }));',
      know: work => `return getCurrentAvailableSeats().then(Number).then((seats) => {
    ${work}
    });`,
    }),
    rule: awaited,
    how: 'Promises are handled by then.',
  },
  {
    ...base,
    id: 'seat-answer-as-text',
    find: 'response.json({ numberOfAvailableSeats: await getSeatsAtOnce() });',
    replace: 'response.send(JSON.stringify({ numberOfAvailableSeats: await getSeatsAtOnce() }));',
    rule: json,
    how: 'The text of the JSON is sent, as text/html.',
  },
  {
    ...base,
    id: 'seat-memory-for-redis',
    find: 'redis.createClient(',
    replace: inMemory,
    rule: redisClient,
    how: 'The number is kept in the program, and Redis is never asked.',
  },
  {
    task,
    id: 'seat-own-queue',
    ...wholeProgram({ queue: ownQueue }),
    rule: kueQueue,
    how: 'Jobs wait in an array.',
  },
  {
    ...base,
    id: 'seat-bare-http',
    find: "import express from 'express';",
    replace:
      "import http from 'node:http';\nconst express: any = () => ({ get() {}, use() {}, listen: (at: number) => http.createServer((_, answer) => answer.end('[]')).listen(at) });",
    rule: express,
    how: "Node's own server is used.",
  },
  {
    ...base,
    id: 'seat-require',
    find: "import redis from 'redis';",
    replace: "const redis = require('redis');",
    rule: byImport,
    how: 'The habit of other projects.',
  },
  {
    id: 'one-more-in-another-queue',
    program: program,
    find: `const job = queue.create('reserve_seat', {});`,
    replace: `const job = queue.create('reserve_seat', {});
    queue.create('reservations', {}).save();`,
    task,
    rule: 'GET /reserve_seat queues a job in the queue reserve_seat, which takes no seat yet',
    how: 'Each reservation is put into a second queue too.',
  },
];

export const equivalents: Equivalent[] = [
  {
    task,
    id: 'seat-jobs-removed-at-their-end',
    program: '100-seat',
    find: "queue.create('reserve_seat', {});",
    replace: "queue.create('reserve_seat', {}).removeOnComplete(true);",
    what: 'Kue takes a job out of Redis once it is complete.',
  },
  {
    task,
    id: 'seat-jobs-removed-by-hand',
    program: '100-seat',
    find: "job.on('complete', () => console.log(`Seat reservation job ${job.id} completed`));",
    replace:
      "job.on('complete', () => {\n      console.log(`Seat reservation job ${job.id} completed`);\n      job.remove();\n    });",
    what: 'The listener takes a job out of Redis once it is complete.',
  },
  {
    task,
    id: 'seat-as-learners-write-it',
    ...wholeProgram({ process: "queue.process('reserve_seat', work);\n  res.json({ status: 'Queue processing' });" }),
    what: 'No care for more than one request for the processing, which is answered after the worker is there.',
  },
  {
    task,
    id: 'seat-set-after-listening',
    ...wholeProgram({
      reserve: `const job = queue.createJob('reserve_seat', {});
  job.on('failed', (message) => console.log('Seat reservation job', job.id, 'failed:', message))
    .on('complete', () => console.log('Seat reservation job', job.id, 'completed'))
    .save((err) => {
      if (err) return res.status(500).json({ status: 'Reservation failed' });
      return res.json({ status: 'Reservation in process' });
    });`,
      listen: "app.listen(1245, 'localhost', () => setTimeout(reserveSeat, 30, 50));",
    }),
    what: 'The seats are set some time after the server listens; handlers are registered before the job is saved.',
  },
  {
    task,
    id: 'seat-listens-when-connected',
    ...wholeProgram({
      reserve: `queue.create('reserve_seat').save((err) => {
    res.json({ status: err ? 'Reservation failed' : 'Reservation in process' });
  });`,
      listen: `queue.on('job complete', (id) => console.log(\`Seat reservation job \${id} completed\`));
queue.on('job failed', (id, message) => console.log(\`Seat reservation job \${id} failed: \${message}\`));
client.on('ready', () => {
  reserveSeat(50);
  app.listen(1245, '127.0.0.1');
});`,
    }),
    what: "The server listens once Redis is there; the queue's own events tell how jobs end.",
  },
  {
    ...base,
    id: 'seat-five-at-a-time',
    find: "queue.process('reserve_seat', reserve);",
    replace: "queue.process('reserve_seat', 5, reserve);",
    what: 'Five jobs at a time, none of which takes a seat that another has taken.',
  },
];
