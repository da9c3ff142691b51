import { format } from 'node:util';
import { expect } from 'chai';
import kue, { type Job } from 'kue';
import sinon, { type SinonSpy } from 'sinon';
import createPushNotificationsJobs from './8-job';
import { queueOptions } from './connection';

const queue = kue.createQueue(queueOptions);
const stayCalm = () => {}; // the test mode needs no Redis, so its absence is no error
queue.on('error', stayCalm);

const list = [
  { phoneNumber: '4153518780', message: 'This is the code 1234 to verify your account' },
  { phoneNumber: '4153518781', message: 'This is the code 4562 to verify your account' },
];

describe('createPushNotificationsJobs', () => {
  let log: SinonSpy;

  /** What was logged since the last call, line by line. */
  function logged(): string[] {
    const lines = log.args.map(parts => format(...parts));
    log.resetHistory();
    return lines;
  }

  /** Creates the jobs of the list, and forgets the lines that tell of it. */
  function createTwoJobs(): [Job, Job] {
    createPushNotificationsJobs(list, queue);
    expect(queue.testMode.jobs).to.have.lengthOf(2);
    log.resetHistory();
    return queue.testMode.jobs as [Job, Job];
  }

  before(() => queue.testMode.enter());

  beforeEach(() => {
    log = sinon.spy(console, 'log');
  });

  afterEach(() => {
    log.restore();
    queue.testMode.clear();
  });

  after(done => {
    queue.testMode.exit();
    queue.shutdown(500, (error?: Error) => {
      queue.on('error', stayCalm); // Kue took the first one away
      done(error);
    });
  });

  it('display a error message if jobs is not an array', () => {
    for (const jobs of ['jobs', 42, true, null, undefined, {}, { length: 1, 0: list[0] }, () => list, new Set(list)]) {
      expect(() => createPushNotificationsJobs(jobs as never, queue)).to.throw(Error, /^Jobs is not an array$/);
    }
    expect(queue.testMode.jobs).to.deep.equal([]);
    expect(logged()).to.deep.equal([]);
  });

  it('create two new jobs to the queue', () => {
    createPushNotificationsJobs(list, queue);

    const { jobs } = queue.testMode;
    expect(jobs.map(job => job.type)).to.deep.equal(['push_notification_code_3', 'push_notification_code_3']);
    expect(jobs.map(job => job.data)).to.deep.equal(list);
    expect(new Set(jobs.map(job => job.id)).size).to.equal(2);
    expect(logged()).to.deep.equal(jobs.map(job => `Notification job created: ${job.id}`));
  });

  it('create no job from an empty array', () => {
    createPushNotificationsJobs([], queue);

    expect(queue.testMode.jobs).to.deep.equal([]);
    expect(logged()).to.deep.equal([]);
  });

  it('leave the array as it was', () => {
    const jobs = structuredClone(list);
    createPushNotificationsJobs(jobs, queue);

    expect(jobs).to.deep.equal(list);
  });

  it('log the progress of each job', () => {
    const [first, second] = createTwoJobs();
    first.emit('progress', 25);
    second.emit('progress', 50);
    first.emit('progress', 100);

    expect(logged()).to.deep.equal([
      `Notification job ${first.id} 25% complete`,
      `Notification job ${second.id} 50% complete`,
      `Notification job ${first.id} 100% complete`,
    ]);
  });

  it('log the completion of each job', () => {
    const [first, second] = createTwoJobs();
    second.emit('complete');
    first.emit('complete');

    expect(logged()).to.deep.equal([
      `Notification job ${second.id} completed`,
      `Notification job ${first.id} completed`,
    ]);
  });

  it('log the failure of each job and its error', () => {
    const [first, second] = createTwoJobs();
    first.emit('failed', 'Phone number 4153518780 is blacklisted');
    second.emit('failed', 'No such number');

    expect(logged()).to.deep.equal([
      `Notification job ${first.id} failed: Phone number 4153518780 is blacklisted`,
      `Notification job ${second.id} failed: No such number`,
    ]);
  });

  it('log no creation of a job that could not be saved', () => {
    const complain = sinon.stub(console, 'error');
    const save = sinon.stub(kue.Job.prototype, 'save').yields(new Error('Redis refuses to write'));
    createPushNotificationsJobs(list, queue);
    save.restore();
    complain.restore();

    expect(logged()).to.deep.equal([]);
  });
});
