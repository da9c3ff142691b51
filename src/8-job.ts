import type { Queue } from 'kue';

/** What a job of `push_notification_code_3` carries. */
export interface Notification {
  phoneNumber: string;
  message: string;
}

/** Creates one job a notification; throws an `Error` when `jobs` is not an array. */
export default function createPushNotificationsJobs(jobs: Notification[], queue: Queue): void {
  if (!Array.isArray(jobs)) throw new Error('Jobs is not an array');

  for (const data of jobs) {
    const job = queue.create('push_notification_code_3', data);

    job.on('complete', () => console.log(`Notification job ${job.id} completed`));
    job.on('failed', error => console.log(`Notification job ${job.id} failed: ${error}`));
    job.on('progress', progress => console.log(`Notification job ${job.id} ${progress}% complete`));

    job.save((error?: Error) => {
      if (error) console.error(`Notification job could not be saved: ${error.message}`);
      else console.log(`Notification job created: ${job.id}`);
    });
  }
}
