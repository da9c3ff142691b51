import kue, { type DoneCallback, type Job } from 'kue';
import { queueOptions } from './connection';
import { surviveOutages } from './outage';
import { recoverLostJobs } from './recovery';
import { closeQueue, endWhenAsked } from './termination';

const queue = kue.createQueue(queueOptions);
surviveOutages(queue.client, queue);
endWhenAsked(() => closeQueue(queue));

function sendNotification(phoneNumber: string, message: string): void {
  console.log(`Sending notification to ${phoneNumber}, with message: ${message}`);
}

function notify(job: Job, done: DoneCallback): void {
  sendNotification(job.data.phoneNumber, job.data.message);
  done();
}

queue.process('push_notification_code', notify);
recoverLostJobs(queue, 'push_notification_code', notify);
