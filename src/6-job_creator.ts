import kue from 'kue';
import { queueOptions } from './connection';
import { surviveOutages } from './outage';
import { closeQueue, endWhenAsked } from './termination';

const queue = kue.createQueue(queueOptions);
surviveOutages(queue.client, queue);
endWhenAsked(() => closeQueue(queue));

const data = {
  phoneNumber: '4153518780',
  message: 'This is the code to verify your account',
};

const job = queue.create('push_notification_code', data);

job.on('complete', () => console.log('Notification job completed'));
job.on('failed', () => console.log('Notification job failed'));

job.save((error?: Error) => {
  if (error) console.error(`Notification job could not be saved: ${error.message}`);
  else console.log(`Notification job created: ${job.id}`);
});
