import type { Equivalent, Flaw } from '../flaw';

const task = 'task-11';
const file = '8-job.test.ts';
const base = { task, file };
const own = { task, program: '8-job' };

const passes = 'The suite passes with the function that it was written for';
const createsQueue = 'The suite creates a queue with Kue';
const enters = "The suite enters the queue's test mode, without processing, before any job is created";
const clears = 'The suite clears the queue and leaves the test mode after the tests';
const noticesNoError = 'The suite notices a function that accepts what is not an array';
const looksInside = 'The suite notices a function whose jobs are one too few, have no data and are in another queue';
const otherQueue = 'Better still, the suite also notices a function whose only fault is the name of the queue';
const missingJobs =
  'Better still, the suite also notices a function whose only fault is that it creates the first job alone';
const otherData = 'Better still, the suite also notices a function whose only fault is that its jobs have no data';
const byImport = 'Better still, the suite brings the function in with import';
const named = 'Better still, the tests are described by the name of the function';
const asserts = 'Better still, each test asserts something';

/** The parts of a suite as a learner writes it. */
const parts = {
  imports: [
    "import kue from 'kue';",
    "import { expect } from 'chai';",
    "import createPushNotificationsJobs from './8-job.js';",
  ].join('\n'),
  queue: 'const queue = kue.createQueue();',
  hooks: `
  before(() => queue.testMode.enter());
  afterEach(() => queue.testMode.clear());
  after(() => queue.testMode.exit());`,
  error: `
  it('display a error message if jobs is not an array', () => {
    expect(() => createPushNotificationsJobs('jobs', queue)).to.throw(Error, 'Jobs is not an array');
  });`,
  creation: `
  it('create two new jobs to the queue', () => {
    createPushNotificationsJobs(list, queue);
    expect(queue.testMode.jobs.length).to.equal(2);
    expect(queue.testMode.jobs[0].type).to.equal('push_notification_code_3');
    expect(queue.testMode.jobs[1].type).to.equal('push_notification_code_3');
    expect(queue.testMode.jobs[0].data).to.eql(list[0]);
    expect(queue.testMode.jobs[1].data).to.eql(list[1]);
  });`,
};

/** A suite whose parts are those above, but for the given ones. */
function suite(other: Partial<typeof parts>): string {
  const { imports, queue, hooks, error, creation } = { ...parts, ...other };
  return `${imports}

${queue}
const list = [
  { phoneNumber: '4153518780', message: 'This is the code 1234 to verify your account' },
  { phoneNumber: '4153518781', message: 'This is the code 4562 to verify your account' },
];

describe('createPushNotificationsJobs', () => {${hooks}
${error}
${creation}
});
`;
}

export const flaws: Flaw[] = [
  {
    ...base,
    id: 'suite-blind-in-event',
    content: suite({
      creation: `
  it('create two new jobs to the queue', () => {
    createPushNotificationsJobs(list, queue);
    queue.testMode.jobs[0].on('enqueue', () => expect(queue.testMode.jobs.length).to.equal(2));
  });`,
    }),
    rule: looksInside,
    how: 'The assertion is in the handler of an event that never comes in the test mode.',
  },
  {
    ...base,
    id: 'suite-blind-in-catch',
    content: suite({
      error: `
  it('display a error message if jobs is not an array', () => {
    try {
      createPushNotificationsJobs('jobs', queue);
    } catch (error) {
      expect(error.message).to.equal('Jobs is not an array');
    }
  });`,
    }),
    rule: noticesNoError,
    how: 'When nothing is thrown, nothing is asserted.',
  },
  {
    ...base,
    id: 'suite-never-creates',
    content: suite({
      creation: `
  it('create two new jobs to the queue', () => {
    queue.create('push_notification_code_3', list[0]).save();
    queue.create('push_notification_code_3', list[1]).save();
    expect(queue.testMode.jobs.length).to.equal(2);
  });`,
    }),
    rule: looksInside,
    how: 'The suite creates the jobs itself, and never calls the function with any.',
  },
  {
    ...base,
    id: 'suite-no-error-test',
    content: suite({ error: '' }),
    rule: noticesNoError,
    how: 'Only what works is tested.',
  },
  {
    ...base,
    id: 'suite-no-test-mode',
    content: suite({
      hooks: `
  after(() => {
    queue.testMode.clear();
    queue.testMode.exit();
  });`,
      creation: `
  it('create two new jobs to the queue', () => {
    createPushNotificationsJobs(list, queue);
    expect(queue.testMode.jobs.length).to.be.at.most(2);
  });`,
    }),
    rule: enters,
    how: 'The test mode is never entered: the jobs go to Redis.',
  },
  {
    ...base,
    id: 'suite-with-processing',
    content: suite({ hooks: parts.hooks.replace('enter()', 'enter(true)') }),
    rule: enters,
    how: "enter(true) is copied from Kue's README: with it the jobs go to Redis too.",
  },
  {
    ...base,
    id: 'suite-enters-too-late',
    content: suite({
      hooks: parts.hooks.replace('before(() => queue.testMode.enter());', ''),
      error: `${parts.error}
  it('creates a job', () => {
    createPushNotificationsJobs([list[0]], queue);
    queue.testMode.enter();
    expect(queue.testMode.jobs.length).to.equal(0);
  });`,
    }),
    rule: enters,
    how: 'The test mode is entered in the middle of the tests.',
  },
  {
    ...base,
    id: 'suite-never-clears',
    content: suite({ hooks: parts.hooks.replace('afterEach(() => queue.testMode.clear());', '') }),
    rule: clears,
    how: 'The jobs of the tests stay in the queue.',
  },
  {
    ...base,
    id: 'suite-clears-before-only',
    content: suite({ hooks: parts.hooks.replace('afterEach', 'beforeEach') }),
    rule: clears,
    how: 'The queue is cleared before each test, so the jobs of the last one stay.',
  },
  {
    ...base,
    id: 'suite-never-exits',
    content: suite({ hooks: parts.hooks.replace('after(() => queue.testMode.exit());', '') }),
    rule: clears,
    how: 'The test mode is left on.',
  },
  {
    ...base,
    id: 'suite-other-name-expected',
    content: suite({ creation: parts.creation.replaceAll('code_3', 'code') }),
    rule: passes,
    how: 'The suite expects another queue than its own function uses.',
  },
  {
    ...base,
    id: 'suite-number-as-id',
    content: suite({
      creation: parts.creation.replaceAll(
        "jobs[0].type).to.equal('push_notification_code_3'",
        'jobs[0].id).to.equal(1',
      ),
    }),
    rule: passes,
    how: 'In the test mode an id is a string.',
  },
  {
    ...base,
    id: 'suite-wrong-path',
    content: suite({ imports: parts.imports.replace('./8-job.js', './8-jobs.js') }),
    rule: passes,
    how: 'The path of the function has a slip.',
  },
  {
    ...base,
    id: 'suite-of-jest',
    content: suite({ creation: parts.creation.replace('.to.equal(2)', '.toBe(2)') }),
    rule: passes,
    how: "Another tool's assertions are used.",
  },
  {
    ...base,
    id: 'suite-without-expect',
    content: suite({ imports: parts.imports.replace("import { expect } from 'chai';", '') }),
    rule: passes,
    how: 'The assertions are not imported.',
  },
  {
    ...base,
    id: 'suite-without-tests',
    content: suite({ error: '', creation: '' }),
    rule: passes,
    how: 'The tests are still to be written.',
  },
  {
    ...base,
    id: 'suite-skipped',
    content: suite({
      error: parts.error.replace('it(', 'it.skip('),
      creation: parts.creation.replace('it(', 'it.skip('),
    }),
    rule: passes,
    how: 'All tests are left out.',
  },
  {
    ...base,
    id: 'suite-waits-for-completion',
    content: suite({
      creation: `
  it('create two new jobs to the queue', done => {
    createPushNotificationsJobs(list, queue);
    queue.testMode.jobs[0].on('complete', () => done());
  });`,
    }),
    rule: passes,
    how: 'In the test mode no job is ever done.',
  },
  {
    ...base,
    id: 'suite-queue-of-its-own',
    content: suite({
      queue: 'const queue = { create: (type, data) => new kue.Job(type, data), testMode: kue.prototype.testMode };',
    }),
    rule: createsQueue,
    how: 'An object that only looks like a queue takes the place of one.',
  },
  {
    ...base,
    id: 'suite-not-the-name',
    content: suite({ creation: parts.creation.replace(/.*type.*\n/g, '') }),
    rule: otherQueue,
    how: 'The number and the data of the jobs are looked at, but not their queue.',
  },
  {
    ...base,
    id: 'suite-not-the-number',
    content: suite({ creation: parts.creation.replace(/.*(length|jobs\[1\]).*\n/g, '') }),
    rule: missingJobs,
    how: 'Only the first job is looked at.',
  },
  {
    ...base,
    id: 'suite-not-the-data',
    content: suite({ creation: parts.creation.replace(/.*data.*\n/g, '') }),
    rule: otherData,
    how: 'The number of the jobs and their queue are looked at, but not their data.',
  },
  {
    ...base,
    id: 'suite-by-require',
    content: suite({
      imports:
        "const kue = require('kue');\nconst { expect } = require('chai');\nconst createPushNotificationsJobs = require('./8-job').default;",
    }),
    rule: byImport,
    how: 'The function is brought in as CommonJS does.',
  },
  {
    ...base,
    id: 'suite-of-another-name',
    content: suite({}).replace("describe('createPushNotificationsJobs'", "describe('Jobs'"),
    rule: named,
    how: 'The report does not say what was tested.',
  },
  {
    ...base,
    id: 'suite-test-without-assertion',
    content: suite({
      creation: `${parts.creation}\n  it('takes an empty array', () => createPushNotificationsJobs([], queue));`,
    }),
    rule: asserts,
    how: 'A test that only calls the function.',
  },
  {
    ...own,
    id: 'suite-against-early-constant',
    find: 'job.save((error?: Error) => {',
    replace:
      "const saved = queue.create('push_notification_code_3', data).save(() => saved.id);\n    job.save((error?: Error) => {",
    rule: passes,
    how: 'In the test mode save() calls its callback before the constant has its value.',
  },
  {
    ...own,
    id: 'suite-against-chained-save',
    find: "queue.create('push_notification_code_3', data)",
    replace: "queue.create('push_notification_code_3', data).save()",
    rule: passes,
    how: 'In the test mode save() gives nothing back.',
  },
  {
    ...base,
    id: 'suite-hides-a-failing-test',
    content: suite({
      error: parts.error.replace('Jobs is not', 'Job is no'),
      hooks: `${parts.hooks}\n  after(() => process.exit());`,
    }),
    rule: passes,
    how: 'The process is ended before mocha can tell of the test that fails.',
  },
  {
    ...base,
    id: 'suite-exits-before-its-tests',
    content: suite({ error: `\n  it('ends at once', () => process.exit());` }),
    rule: passes,
    how: 'The first test ends the process, so that no other one runs.',
  },
];

export const equivalents: Equivalent[] = [
  { ...base, id: 'suite-plain', content: suite({}), what: 'As short as a suite can be.' },
  {
    ...base,
    id: 'suite-each-test',
    content: suite({
      hooks: `
  beforeEach(() => {
    queue.testMode.enter();
  });
  afterEach(() => {
    queue.testMode.clear();
    queue.testMode.exit();
  });`,
    }),
    what: 'The test mode is entered and left around each test.',
  },
  {
    ...base,
    id: 'suite-should',
    content: suite({
      imports: parts.imports.replace('{ expect }', 'chai').concat('\nchai.should();'),
      error: parts.error
        .replace(
          "expect(() => createPushNotificationsJobs('jobs', queue))",
          "(() => createPushNotificationsJobs('jobs', queue)).should",
        )
        .replace('.should.to.', '.should.'),
      creation: parts.creation.replace(/expect\(([^()]+)\)\.to/g, '$1.should'),
    }),
    what: "Chai's should.",
  },
  {
    ...base,
    id: 'suite-node-assert',
    content: suite({
      imports: parts.imports.replace("import { expect } from 'chai';", "import assert from 'assert';"),
      error: `
  it('display a error message if jobs is not an array', () => {
    assert.throws(() => createPushNotificationsJobs({}, queue), { message: 'Jobs is not an array' });
  });`,
      creation: `
  it('create two new jobs to the queue', () => {
    createPushNotificationsJobs(list, queue);
    assert.deepStrictEqual(queue.testMode.jobs.map(job => job.data), list);
    assert.ok(queue.testMode.jobs.every(job => job.type === 'push_notification_code_3'));
  });`,
    }),
    what: "Node's own assertions.",
  },
  {
    ...base,
    id: 'suite-without-library',
    content: suite({
      error: `
  it('display a error message if jobs is not an array', () => {
    let thrown;
    try {
      createPushNotificationsJobs(undefined, queue);
    } catch (error) {
      thrown = error;
    }
    if (!thrown || thrown.message !== 'Jobs is not an array') throw new Error('no error');
    expect(queue.testMode.jobs).to.have.lengthOf(0);
  });`,
    }),
    what: 'A test throws its error itself.',
  },
  {
    ...base,
    id: 'suite-top-level',
    content: suite({ queue: `${parts.queue}\nqueue.testMode.enter();`, hooks: parts.hooks.replace(/.*enter.*\n/, '') }),
    what: 'The test mode is entered outside the hooks.',
  },
  {
    ...base,
    id: 'suite-spies',
    content: suite({
      imports: `${parts.imports}\nimport sinon from 'sinon';`,
      creation: `
  it('create two new jobs to the queue', () => {
    const create = sinon.spy(queue, 'create');
    const log = sinon.stub(console, 'log');
    createPushNotificationsJobs(list, queue);
    log.restore();
    create.restore();
    expect(create.args).to.eql(list.map(data => ['push_notification_code_3', data]));
    expect(log.calledWith(\`Notification job created: \${queue.testMode.jobs[0].id}\`)).to.equal(true);
  });`,
    }),
    what: 'The calls are spied on.',
  },
  {
    ...base,
    id: 'suite-never-restores-console',
    content: suite({
      imports: `${parts.imports}\nimport sinon from 'sinon';\nsinon.stub(console, 'log');`,
    }),
    what: 'The console is silenced for good.',
  },
  {
    ...base,
    id: 'suite-mocha-imported',
    content: suite({ imports: `${parts.imports}\nimport { after, afterEach, before, describe, it } from 'mocha';` }),
    what: "Mocha's functions are imported.",
  },
  {
    ...base,
    id: 'suite-shuts-down',
    content: suite({
      hooks: parts.hooks.replace(
        'after(() => queue.testMode.exit());',
        'after(done => {\n    queue.testMode.exit();\n    queue.shutdown(500, done);\n  });',
      ),
    }),
    what: 'The queue is shut down at the end.',
  },
  {
    ...own,
    id: 'suite-against-module-exports',
    find: 'export default function',
    replace: 'module.exports = createPushNotificationsJobs;\nfunction',
    what: 'The function is exported as CommonJS does.',
  },
  {
    ...base,
    id: 'suite-exits-by-itself',
    content: suite({ hooks: `${parts.hooks}\n  after(() => process.exit());` }),
    what: 'Its last hook ends the process: all tests have passed by then.',
  },
];
