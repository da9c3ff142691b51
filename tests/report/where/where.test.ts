import { expect } from 'chai';
import { parseSource } from '../../../harness/source';
import { usualCause } from '../../../report/causes/causes';
import type { Evidence } from '../../../report/causes/evidence';
import type { CallSite } from '../../../report/scenario';
import { whereOf } from '../../../report/where';
import { cluesOf } from '../../../report/where/read-clues';

interface Wrong {
  readonly what: string;
  readonly task: number;
  /** The program; the line that should be named ends in a comment. */
  readonly code: string;
  readonly message: string;
  readonly rule?: string;
  /** By default, of the line that should be named. */
  readonly sites?: readonly (Pick<CallSite, 'site' | 'text'> & { readonly line?: number })[];
  readonly transcript?: string;
  /** What the cause says. */
  readonly says?: RegExp;
}

const here = ' // here';
const file = '4-program.js';
const client = `import redis from 'redis';

const client = redis.createClient();
`;
const filler = '\n'.repeat(6);

const shows = (expected: readonly string[], came: readonly string[]) =>
  [
    'Terminal 1 (4-program): Line 1 is missing.',
    '',
    '- expected',
    '+ your program',
    '',
    ...expected.map(line => `- ${line}`),
    ...came.map(line => `+ ${line}`),
  ].join('\n');

const wrongs: readonly Wrong[] = [
  {
    what: 'a listener that is missing is due beside the other of the client, not at a listener of the process',
    task: 2,
    code: `${client}process.once('SIGTERM', () => process.exit(0));${filler}client.on('error', error => console.log(error.message));${here}`,
    message: shows(['Redis client connected to the server'], []),
    says: /never waits for the connection/,
  },
  {
    what: 'the line of another event than that of the connection',
    task: 1,
    code: `${client}process.once('SIGTERM', stop);${filler}client.on('end', () => console.log('Redis client connected to the server'));${here}`,
    message: shows(['Redis client connected to the server'], []),
    says: /client\.on\('connect'/,
  },
  {
    what: 'a client that is given another port',
    task: 1,
    code: `import redis from 'redis';\nconst client = redis.createClient(6380);${here}${filler}client.on('error', e => console.log('Redis client not connected to the server: ' + e));`,
    message: `${shows(['Redis client connected to the server'], [])}\nconnect ECONNREFUSED 127.0.0.1:6380`,
    says: /on port 6380; it listens on 6379/,
  },
  {
    what: 'an option that silences errors',
    task: 1,
    code: `import redis from 'redis';\nconst client = redis.createClient({ retry_strategy: () => 500 });${here}${filler}client.on('error', show);`,
    message: 'Terminal 1 never shows the line "Redis client not connected to the server: x"; it should come.',
    says: /retry_strategy/,
  },
  {
    what: 'a call that is missing is due before the one that follows it',
    task: 2,
    code: `${client}${filler}setNewSchool('HolbertonSanFrancisco', '100');${here}\ndisplaySchoolValue('HolbertonSanFrancisco');`,
    message: shows(['School'], []),
    says: /displaySchoolValue\('Holberton'\) is missing: it is the first/,
  },
  {
    what: 'a call with another value',
    task: 3,
    code: `${client}displaySchoolValue('Holberton');${filler}setNewSchool('HolbertonSanFrancisco', '1000');${here}\ndisplaySchoolValue('HolbertonSanFrancisco');`,
    message: 'The GET and SET commands that Redis received are not those expected. Line 2 differs.',
    says: /calls setNewSchool\('HolbertonSanFrancisco', '1000'\); the exercise calls/,
  },
  {
    what: 'something else that is promisified',
    task: 3,
    code: `${client}const get = promisify(client.type).bind(client);${here}${filler}console.log(await get(name));`,
    message: shows(['School'], ['string']),
    says: /makes a promise of client\.type/,
  },
  {
    what: 'a command without redis.print among others that have it',
    task: 4,
    code: `${client}client.hset(key, 'Seattle', '80', redis.print);${filler}client.hset(key, 'Cali', '40');${here}`,
    message: 'Terminal 1 (4-program): Line 2 is missing: "Reply: 1".',
    says: /gives the command no redis\.print/,
  },
  {
    what: 'a command that another method sends',
    task: 4,
    code: `${client}client.hset(key, 'Bogota', '20', redis.print);${filler}client.set('Paris', '2', redis.print);${here}`,
    message: [
      'The HSET commands that Redis received are not those expected. The output stops after line 1 of 2.',
      '',
      '  expected                        │ your program',
      '  HSET HolbertonSchools Bogota 20 │ HSET HolbertonSchools Bogota 20',
      '- HSET HolbertonSchools Paris 2   │',
      '  ^ missing',
    ].join('\n'),
  },
  {
    what: 'a command that is missing is due after the one before it',
    task: 4,
    code: `${client}client.hset(key, 'Cali', '20', redis.print);${filler}client.hset(key, 'Bogota', '20', redis.print);${here}`,
    message: [
      'The HSET commands that Redis received are not those expected. The output stops after line 2 of 3.',
      '',
      '  expected                        │ your program',
      '  HSET HolbertonSchools Cali 20   │ HSET HolbertonSchools Cali 20',
      '  HSET HolbertonSchools Bogota 20 │ HSET HolbertonSchools Bogota 20',
      '- HSET HolbertonSchools Paris 2   │',
      '  ^ missing',
    ].join('\n'),
    sites: [{ site: 'redis', text: 'hset HolbertonSchools Bogota 20' }],
  },
  {
    what: 'a processor that takes the jobs of a further queue',
    task: 9,
    code: `queue.process('push_notification_code_2', 2, send);${filler}queue.process('push_notification_code', 2, send);${here}`,
    message: 'Only jobs of the queue "push_notification_code_2" should be taken; it asks Redis for others.',
    says: /takes the jobs of the queue "push_notification_code" too/,
  },
  {
    what: 'an error that is made for a job and handed to nobody',
    task: 9,
    code: `function send(job, done) {\n  if (isListed(job)) {\n    void new Error('blacklisted');${here}\n    return;\n  }\n${filler}\n  done();\n}\nqueue.process('push_notification_code_2', 2, send);`,
    message: 'Job 1 should be failed; it is active: a program took it, and never called done to say that it had ended.',
    says: /has to call its second argument, done/,
  },
  {
    what: 'the last line of a processor that never calls done',
    task: 9,
    code: `function send(job, done) {\n  console.log('Sending');${here}\n}\n${filler}queue.process('push_notification_code_2', 2, send);`,
    message:
      'Job 1 should be complete; it is active: a program took it, and never called done to say that it had ended.',
    sites: [{ site: 'print', text: 'Sending\n' }],
    says: /has to call its second argument, done/,
  },
  {
    what: 'a progress that should not be reported, before others',
    task: 9,
    code: `function send(job, done) {\n  job.progress(0, 100);${filler}  if (isListed(job)) job.progress(50, 100);${here}\n  ${filler}job.progress(50, 100);\n}`,
    message: 'Job 1 should report this progress, and no other: 0%. It reported: 0%, 50%.',
  },
  {
    what: 'a failure after which the function goes on',
    task: 9,
    code: `function send(job, done) {\n  if (isListed(job)) done(new Error('blacklisted'));${here}\n${filler}  console.log('Sending');\n}`,
    rule: 'Nothing more is done for a blacklisted number once its job has failed',
    message: shows([], ['Sending']),
    sites: [],
    says: /return right there/,
  },
  {
    what: 'what a function is there for, done by another',
    task: 9,
    code: `function sendNotification(number) {\n  console.log(\`Sending notification to \${number}\`);\n}\n${filler}queue.process('x', job => {\n  console.log(\`Sending notification to \${job.number}\`);${here}\n});`,
    message: '4-program should call sendNotification; it never does.',
    says: /never called/,
  },
  {
    what: 'a property of an answer whose route alone is known',
    task: 12,
    code: `app.get('/list_products/:itemId', (req, res) => {${filler}  res.json({ itemId, currentQuantity: item.stock });${here}\n});`,
    message:
      'GET /list_products/2 is not answered as expected:\n  answer.currentQuantity is the number 10; expected the number 7',
  },
  {
    what: 'a property of another name, among those that are answered with it',
    task: 12,
    code: `const listProducts = [\n  { id: 1, name: 'Suitcase 250', price: 50, stock: 4 },\n];${filler}const shown = ({ id, name, price, stock }) => ({ itemId: id, itemName: name, price, stock });${here}${filler}app.get('/list_products', (req, res) => res.json(listProducts.map(shown)));`,
    message:
      'GET /list_products is not answered as expected:\n  answer[0].initialAvailableQuantity is missing; there is "stock" instead (same value)\n\n  answered: [{"itemId":1,"itemName":"Suitcase 250","price":50,"stock":4}]',
    says: /The format of the answers is given/,
  },
  {
    what: 'what counts the list itself down',
    task: 12,
    code: `app.get('/list_products', (req, res) => res.json(listProducts));${filler}  item.stock -= 1;${here}`,
    message:
      'GET /list_products is not answered as expected:\n  answer[1].initialAvailableQuantity is the number 9; expected the number 10',
    says: /changes the list of products itself/,
  },
  {
    what: 'the call of the function that wrote the key, in the route that answered',
    task: 12,
    code: `function reserveStockById(id, n) { client.set(\`item.\${id}\`, n); }${filler}app.get('/reserve_product/:itemId', (req, res) => {\n  reserveStockById(req.params.itemId, 1);${here}${filler}  res.json(none);\n});`,
    message: 'There should be no key "item.12" in Redis.',
    sites: [
      { site: 'redis', text: 'set item.12 1', line: 1 },
      { site: 'answer', text: 'GET /reserve_product/12 {}', line: 15 },
    ],
  },
  {
    what: 'what a called function asks Redis for',
    task: 12,
    code: `async function getCurrentReservedStockById(id) {${filler}  return await get(\`items.\${id}\`);${here}\n}`,
    message: shows(['getCurrentReservedStockById(3): 216'], ['getCurrentReservedStockById(3): 0']),
    sites: [{ site: 'redis', text: 'get items.3' }],
    says: /getCurrentReservedStockById\(3\) gives 0; it should give 216/,
  },
  {
    what: 'the module that is taken for another',
    task: 12,
    code: `import http from 'node:http';${here}${filler}const app = express();`,
    message: '4-program should use express; it does not.',
  },
];

function evidenceOf({ task, code, message, rule = '', sites = [], transcript = '' }: Wrong): Evidence {
  const programs = [{ name: '4-program', file, source: parseSource(file, code), code: code.replace(/\s+/g, ' ') }];
  return {
    task,
    rule,
    message,
    transcript,
    values: {},
    steps: [],
    programs,
    sites: sites.map(({ line = lineIn(code), ...site }) => ({
      ...site,
      terminal: 1,
      place: { file, line, column: 1 },
    })),
  };
}

function lineIn(code: string): number {
  return code.split('\n').findIndex(line => line.endsWith(here)) + 1;
}

describe('the place of a fault', () => {
  for (const wrong of wrongs) {
    it(`is ${wrong.what}`, () => {
      const evidence = evidenceOf(wrong);
      const told = usualCause(evidence);
      const place = told?.place ?? whereOf(cluesOf(evidence));
      expect({ file: place?.file, line: place?.line }).to.deep.equal({ file, line: lineIn(wrong.code) });
      if (wrong.says) expect(told?.says).to.match(wrong.says);
    });
  }
});
