import kue from 'kue';
import createPushNotificationsJobs from './8-job';
import { queueOptions } from './connection';
import { surviveOutages } from './outage';
import { closeQueue, endWhenAsked } from './termination';

const queue = kue.createQueue(queueOptions);
surviveOutages(queue.client, queue);
endWhenAsked(() => closeQueue(queue));

const list = [
  {
    phoneNumber: '4153518780',
    message: 'This is the code 1234 to verify your account',
  },
];
createPushNotificationsJobs(list, queue);
