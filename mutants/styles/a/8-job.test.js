import { expect } from 'chai';
import kue from 'kue';
import createPushNotificationsJobs from './8-job';

const queue = kue.createQueue();

describe('createPushNotificationsJobs', () => {
  before(() => queue.testMode.enter());
  afterEach(() => queue.testMode.clear());
  after(() => queue.testMode.exit());

  it('display a error message if jobs is not an array', () => {
    expect(() => createPushNotificationsJobs({}, queue)).to.throw('Jobs is not an array');
  });

  it('create two new jobs to the queue', () => {
    const jobs = [
      { phoneNumber: '1', message: 'one' },
      { phoneNumber: '2', message: 'two' },
    ];
    createPushNotificationsJobs(jobs, queue);
    expect(queue.testMode.jobs.map(({ type }) => type)).to.eql(Array(2).fill('push_notification_code_3'));
    expect(queue.testMode.jobs.map(({ data }) => data)).to.eql(jobs);
  });
});
