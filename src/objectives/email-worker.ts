import type { DoneCallback, Job } from 'kue';
import queue from './email-queue';

/** Objective: a worker, which takes the jobs of the queue one after another. */
queue.process('email', (job: Job, done: DoneCallback) => {
  const to: unknown = job.data.to;
  console.log(`Processing job ${job.id}: sending email to ${to}`);

  if (typeof to !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(to)) return done(new Error(`${to} is no email address`));

  // Stands for the sending of an email, in ms.
  setTimeout(() => {
    console.log(`Email sent to ${to}`);
    done(null, `sent to ${to}`);
  }, 100);
});
