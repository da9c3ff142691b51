import kue, { type DoneCallback, type Job } from 'kue';
import { queueOptions } from './connection';
import { surviveOutages } from './outage';
import { recoverLostJobs } from './recovery';
import { closeQueue, endWhenAsked } from './termination';

const blacklist = ['4153518780', '4153518781'];

function sendNotification(phoneNumber: string, message: string, job: Job, done: DoneCallback): void {
  job.progress(0, 100);
  if (blacklist.includes(phoneNumber)) {
    done(new Error(`Phone number ${phoneNumber} is blacklisted`));
    return;
  }
  job.progress(50, 100);
  console.log(`Sending notification to ${phoneNumber}, with message: ${message}`);
  done();
}

const queue = kue.createQueue(queueOptions);
surviveOutages(queue.client, queue);
endWhenAsked(() => closeQueue(queue));

function notify(job: Job, done: DoneCallback): void {
  sendNotification(job.data.phoneNumber, job.data.message, job, done);
}

queue.process('push_notification_code_2', 2, notify);
recoverLostJobs(queue, 'push_notification_code_2', notify);
