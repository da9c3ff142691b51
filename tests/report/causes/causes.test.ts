import { expect } from 'chai';
import { parseSource } from '../../../harness/source';
import { knownCause } from '../../../report/causes/causes';
import type { Evidence } from '../../../report/causes/evidence';
import { causes } from '../../../report/causes/known';

/** Evidence as a wrong program leaves it: only what the case is about is said. */
function evidence(
  task: number,
  { code = '', file = 'a.js', ...said }: Partial<Evidence> & { code?: string; file?: string },
): Evidence {
  const name = file.replace(/\.js$/, '');
  const programs = code === '' ? [] : [{ name, file, source: parseSource(file, code), code }];
  return { task, rule: '', message: '', transcript: '', values: {}, sites: [], steps: [], programs, ...said };
}

const notConnected = { message: 'Terminal 1 (a) should show "Redis client not connected to the server: [..]"' };
const published = { message: 'The PUBLISH commands that Redis received are not those expected.' };

/** A wrong answer, and what is said about it. */
const known: readonly (readonly [string, Evidence, RegExp])[] = [
  [
    'node redis 4',
    evidence(2, { code: "import { createClient } from 'redis';\nconst c = createClient();\nc.connect();" }),
    /a\.js is written for node redis 4 .*line 3/,
  ],
  [
    'a package that is not there',
    evidence(6, { transcript: "Error: Cannot find module 'left-pad'" }),
    /imports 'left-pad', which is none of the packages/,
  ],
  [
    'a file that is not there',
    evidence(6, { transcript: "Error: Cannot find module './utils'" }),
    /imports '\.\/utils', and there is no such file/,
  ],
  [
    'a file that is there and was not taken along',
    evidence(9, {
      transcript: "Error: Cannot find module './blacklist.json'",
      contents: { leftOut: new Map([['blacklist.json', 'is larger than 8 MB']]), names: [] },
    }),
    /blacklist\.json is in the folder, but is larger than 8 MB/,
  ],
  [
    'a file in a folder that was not taken along',
    evidence(9, {
      transcript: "Error: Cannot find module './redis-6.0.10/lists'",
      contents: { leftOut: new Map([['redis-6.0.10/', 'is an unpacked Redis']]), names: [] },
    }),
    /redis-6\.0\.10\/ is in the folder, but is an unpacked Redis/,
  ],
  [
    'a file that is elsewhere',
    evidence(9, {
      transcript: "Error: Cannot find module './blacklist'",
      contents: { leftOut: new Map(), names: ['lists/blacklist.js'] },
    }),
    /leads to no file; there is lists\/blacklist\.js/,
  ],
  [
    'an ES module of Node’s own without the ending',
    evidence(9, {
      transcript: "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/x/blacklist' imported from /x/a.js",
      contents: { leftOut: new Map(), names: ['blacklist.js'] },
    }),
    /needs the whole name of the file: 'blacklist\.js'/,
  ],
  [
    'a prefix of Kue',
    evidence(6, { code: "import kue from 'kue';\nconst queue = kue.createQueue({ prefix: 'mine' });" }),
    /a\.js gives Kue the prefix "mine" \(line 2\)/,
  ],
  [
    'no default export',
    evidence(10, { transcript: 'TypeError: (0, _8job.default) is not a function' }),
    /export default/,
  ],
  ['another process', evidence(6, { transcript: "code: 'ERR_ACCESS_DENIED'" }), /starts another process/],
  [
    'all the memory',
    evidence(6, { transcript: 'FATAL ERROR: … JavaScript heap out of memory' }),
    /took all the memory/,
  ],
  [
    'output without end',
    evidence(6, {
      message: 'It printed without end: only the first MB was read.',
      sites: [{ site: 'print', text: 'again', terminal: 1, place: { file: 'a.js', line: 3, column: 1 } }],
    }),
    /a\.js:3 prints without end/,
  ],
  [
    'a forbidden command',
    evidence(12, { transcript: "ReplyError: NOPERM this user has no permissions to run the 'flushall' command" }),
    /administers the server/,
  ],
  [
    'listening twice',
    evidence(12, { transcript: 'Error: listen EADDRINUSE: address already in use :::1245' }),
    /calls listen twice/,
  ],
  [
    'no listener for errors',
    evidence(1, { transcript: "Emitted 'error' event on RedisClient instance at:" }),
    /Nobody listens to the client's error event/,
  ],
  [
    'connected without waiting',
    evidence(1, { message: 'Terminal 1 (a) shows "Redis client connected to the server", which it should not.' }),
    /without waiting for the connection/,
  ],
  [
    'no reason',
    evidence(1, { ...notConnected, transcript: 'Redis client not connected to the server: undefined' }),
    /The reason is missing/,
  ],
  [
    'no connected line',
    evidence(4, { message: 'Line 1 is missing: "Redis client connected to the server"', code: 'client.hset(1)' }),
    /never waits for the connection/,
  ],
  [
    'redis.print called',
    evidence(2, {
      message: 'Line 2 is wrong: "Reply: undefined"',
      transcript: 'Reply: undefined',
      code: 'client.set(a, b, redis.print());',
    }),
    /handed over/,
  ],
  ['a promise printed', evidence(3, { transcript: 'Promise { <pending> }' }), /A promise is printed/],
  [
    'hmset',
    evidence(4, {
      message: 'The HSET commands that Redis received are not those expected.',
      code: "client.hmset('HolbertonSchools', {})",
    }),
    /hmset sets all fields/,
  ],
  ['one hset for all', evidence(4, { transcript: 'Reply: 6' }), /One hset sets all six/],
  ['JSON for an object', evidence(4, { transcript: '{"Portland":"50"}' }), /JSON\.stringify/],
  [
    'console.log for redis.print',
    evidence(2, {
      message: 'a should use redis.print; it does not.',
      code: 'client.set(a, b, (e, r) => console.log(r));',
    }),
    /redis\.print is the callback/,
  ],
  [
    'a value written out',
    evidence(2, {
      rule: 'displaySchoolValue shows the value that Redis holds',
      code: "client.get(a, () => console.log('School'));",
    }),
    /written out in the program/,
  ],
  ['files swapped', evidence(5, { code: "client.publish('x', 'y');", file: '5-subscriber.js' }), /have changed files/],
  [
    'the wrong channel',
    evidence(5, { ...published, code: "const c = 'school channel';\nclient.publish(c, 'y');", file: '5-publisher.js' }),
    /uses the channel "school channel"; the exercise calls it "holberton school channel"/,
  ],
  ['KILL SERVER', evidence(5, { code: "if (message === 'KILL SERVER') client.quit();" }), /with an underscore/],
  [
    'KILL_SERVER not shown',
    evidence(5, {
      rule: 'KILL_SERVER makes the subscriber quit',
      message: 'the next should be: "KILL_SERVER"',
      code: "if (m !== 'KILL_SERVER') console.log(m);",
    }),
    /is shown too/,
  ],
  [
    'a subscriber that does not quit',
    evidence(5, {
      message: 'Terminal 1 should have ended by itself.',
      code: "if (m === 'KILL_SERVER') client.unsubscribe();",
    }),
    /never quits/,
  ],
  [
    'a loose comparison',
    evidence(5, {
      rule: 'Nothing but KILL_SERVER itself makes the subscriber quit',
      code: "if (m.includes('KILL_SERVER')) client.quit();",
    }),
    /compared loosely/,
  ],
  [
    'failed attempt',
    evidence(6, { message: 'the next should be: "Notification job failed"', code: "job.on('failed attempt', f);" }),
    /tried again/,
  ],
  [
    'a job that never calls done',
    evidence(7, {
      message:
        'Job 1 should be complete; it is active: a program took it, and never called done to say that it had ended.',
    }),
    /has to call its second argument, done/,
  ],
  [
    'an id too early',
    evidence(6, {
      transcript: 'Notification job created: undefined',
      code: 'const job = queue.create("a").save();\nconsole.log(`Notification job created: ${job.id}`);',
      sites: [
        {
          site: 'print',
          text: 'Notification job created: undefined',
          terminal: 1,
          place: { file: 'a.js', line: 2, column: 9 },
        },
      ],
    }),
    /has its id only once it is saved/,
  ],
  [
    'a job put into a text',
    evidence(8, { transcript: 'Notification job [object Object] completed' }),
    /its id is job\.id/,
  ],
  [
    'a message of a text',
    evidence(8, {
      transcript: 'Notification job #1 failed: undefined',
      code: 'job.on("failed", e => say(e.message));',
    }),
    /gets the text of the error/,
  ],
  ['% completed', evidence(8, { transcript: 'Notification job #1 50% completed' }), /ends in "% complete"/],
  ['no colon', evidence(8, { transcript: 'Notification job created 1' }), /a colon/],
  [
    'the wrong queue',
    evidence(8, {
      message: 'The number of jobs in the queue should be 11; it is 0.',
      code: "queue.create('push_notification_code', {});",
    }),
    /the exercise calls it "push_notification_code_2"/,
  ],
  ['numbers in the blacklist', evidence(9, { code: 'const l = [4153518780, 4153518781];' }), /holds numbers/],
  [
    'one at a time',
    evidence(9, { code: "queue.process('push_notification_code_2', send);", rule: 'Two jobs are processed at a time' }),
    /queue\.process\(name, 2/,
  ],
  ['a text thrown', evidence(10, { transcript: 'an object: a string is thrown: undefined' }), /A text is thrown/],
  [
    'testMode left on',
    evidence(11, { transcript: 'After the tests, the test mode is still on' }),
    /testMode\.exit\(\)/,
  ],
  [
    'jobs left',
    evidence(11, { transcript: 'After the tests, the number of jobs in the queue is 2' }),
    /testMode\.clear\(\)/,
  ],
  [
    'a blind suite',
    evidence(11, {
      message: '8-job.test does not notice it: all of its tests (3) pass all the same.',
      code: "job.on('enqueue', () => expect(1).to.equal(2));",
    }),
    /Assert on queue\.testMode\.jobs/,
  ],
  [
    'an id sent as text',
    evidence(12, { message: 'answered: {"status":"Reservation confirmed","itemId":"1"}' }),
    /Number\(request\.params\.itemId\)/,
  ],
  ['other names', evidence(12, { message: 'answered: [{"id":1,"name":"Suitcase 250"}]' }), /with these very names/],
  [
    'another key',
    evidence(12, { message: 'The key "item.1" should be "1"; it is nothing. Redis has these keys: 1.' }),
    /under the key item\.ITEM_ID/,
  ],
  ['NaN', evidence(12, { message: 'answered: {"itemId":1,"currentQuantity":null}' }), /came to NaN/],
  [
    'a list that changes',
    evidence(12, {
      rule: 'GET /list_products on port 1245 lists every product',
      message: 'answered: [{"itemId":1,"currentQuantity":4}]',
    }),
    /changes the list itself/,
  ],
  [
    'always one',
    evidence(12, {
      rule: 'GET /reserve_product/:itemId reserves one, as long as there is one',
      message: 'Of the 2 answers, 2 should be {"status":"Not enough stock available","itemId":1}; 0 are.',
      code: 'reserveStockById(id, 1);',
    }),
    /always given 1/,
  ],
  [
    'an id sent as text by many answers',
    evidence(12, { message: 'Of the 3 answers … The first of the others: answer.itemId is the text "1"; expected …' }),
    /Number\(request\.params\.itemId\)/,
  ],
  [
    'the reserved count for the current one',
    evidence(12, {
      rule: 'GET /list_products/:itemId tells of the product, with its current quantity',
      message: 'expected: {"itemId":1,"currentQuantity":4}\n answered: {"itemId":1,"currentQuantity":0}',
    }),
    /how many are left/,
  ],
  [
    'a way without an answer',
    evidence(12, { message: 'a was asked for GET /b; its answer never came.' }),
    /each way through it/,
  ],
  [
    'an answer that does not wait for save',
    evidence(13, {
      rule: 'A job that cannot be saved is a failed reservation',
      message: 'answer.status is the text "Reservation in process"; expected the text "Reservation failed"',
    }),
    /save's callback/,
  ],
  [
    'done twice',
    evidence(13, {
      rule: 'No more than the fifty seats are reserved',
      message: 'The number of jobs should be 50; it is 55. Job 51 ended more than once: done was called again.',
      code: "queue.process('reserve_seat', 5, work);",
    }),
    /put a return before its first call/,
  ],
  [
    'seats by several jobs at a time',
    evidence(13, {
      rule: 'No more than the fifty seats are reserved',
      message: 'The number of jobs that are complete should be 50; it is 60.',
      code: "queue.process('reserve_seat', 5, work);",
    }),
    /several jobs at a time/,
  ],
  [
    'seats set before they are looked at',
    evidence(13, { message: 'The key "available_seats" should be "0"; it is "-10".' }),
    /look first, and return/,
  ],
  [
    'a suite without the test mode',
    evidence(11, { rule: "The suite enters the queue's test mode", code: 'describe("a", () => {});' }),
    /never speaks of the queue's testMode/,
  ],
  [
    'a blacklist one short, and not a return that is missing',
    evidence(9, {
      rule: 'Nothing more is done for a blacklisted number once its job has failed',
      code: "const l = ['4153518780'];\nqueue.process('a', 2, work);",
    }),
    /^a\.js does not name 4153518781/,
  ],
  [
    'a return that is missing',
    evidence(9, {
      rule: 'Nothing more is done for a blacklisted number once its job has failed',
      code: "const l = ['4153518780', '4153518781'];\nqueue.process('a', 2, work);",
    }),
    /return right there/,
  ],
  [
    'an empty file',
    evidence(6, { programs: [{ name: 'a', file: 'a.js', source: parseSource('a.js', ''), code: '' }] }),
    /^a\.js is empty/,
  ],
  [
    'a method that is not called',
    evidence(1, { transcript: 'not connected to the server: function toString() { [native code] }' }),
    /call it, with brackets/,
  ],
  [
    'a module that awaits outside any function',
    evidence(10, {
      message: "Error: Cannot find module './a.js'",
      code: 'await 1;\nexport default function a() {}',
    }),
    /awaits outside any function/,
  ],
  ['an s too many', evidence(13, { message: 'answered: {"status":"Reservations are blocked"}' }), /without an s/],
  [
    'seats as a number',
    evidence(13, { message: 'answer.numberOfAvailableSeats is the number 50; expected the text "50"' }),
    /holds the number as a text/,
  ],
  [
    'fewer than no seats',
    evidence(13, { message: 'Redis was sent the command SET available_seats -1, which it should not be.' }),
    /look first, and return/,
  ],
  [
    'a server that works without end on a question',
    evidence(12, {
      message: 'a was asked for GET /b; its answer never came. a was still busy when the wait was given up.',
    }),
    /never comes to its answer: look for a loop/,
  ],
  ['a loop', evidence(7, { message: 'a was ended by SIGXCPU.' }), /works without end/],
  [
    'something without a value',
    evidence(6, { transcript: "TypeError: Cannot read properties of undefined (reading 'id')" }),
    /Cannot read properties of undefined \(reading 'id'\)\. Something is used/,
  ],
];

describe('the usual cause', () => {
  for (const [what, seen, said] of known) {
    it(`is recognised: ${what}`, () => {
      expect(knownCause(seen)?.says).to.match(said);
    });
  }

  it('is not made up where nothing is recognised', () => {
    expect(
      knownCause(evidence(8, { message: 'Line 2 differs.', transcript: 'hello', code: 'console.log(1);' })),
    ).to.equal(undefined);
  });

  it('is not named where it is another', () => {
    const missing = 'There is no program 7-job_processor in /a: a file 7-job_processor.js is due.';
    const unnamed: readonly Evidence[] = [
      evidence(9, {
        rule: 'A job for a blacklisted number reports a progress of 0% before it fails',
        message: missing,
      }),
      evidence(5, { rule: 'publishMessage publishes only after its time', message: 'Line 2 differs by one letter.' }),
      evidence(1, { message: '"Redis client not connected to the server: …" 0 times\na was still busy when …' }),
      evidence(13, {
        rule: 'No more than the fifty seats are reserved',
        message: 'The number of jobs that are complete should be 50; it is 0.',
        code: "queue.process('reserve_seat', work);",
      }),
      evidence(9, {
        message: 'Job 1 should be failed; it is inactive: no program took it out of the queue.',
        code: 'const l = [4153518780, 4153518781];',
      }),
    ];
    for (const seen of unnamed) expect(knownCause(seen), seen.message).to.equal(undefined);
  });

  it('is not looked for in other tasks, comments or other words', () => {
    expect(knownCause(evidence(2, { transcript: 'Notification job created 1' }))).to.equal(undefined);
    expect(knownCause(evidence(5, { ...published, code: "client.publish('holberton school channel', a);" }))).to.equal(
      undefined,
    );
  });

  it('is a whole sentence', () => {
    for (const { say } of causes) if (typeof say === 'string') expect(say).to.match(/^[\p{L}].*[.)]$/u);
  });
});
