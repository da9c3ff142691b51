import { Worker } from 'bullmq';

/** Objective: the other side of `express-queue`. It knows one action; a job with another fails. */
const worker = new Worker(
  'myQueue',
  async ({ id, data }) => {
    console.log(`Processing job with data: ${JSON.stringify(data)}`);
    if (data.action !== 'sendEmail') throw new Error(`Nobody knows how to ${data.action}`);
    console.log(`Finished processing job: ${id}`);
  },
  { connection: { host: '127.0.0.1', port: 6379 } },
);

worker.on('completed', job => console.log(`Job ${job.id} completed!`));
worker.on('failed', (job, error) => console.error(`Job ${job?.id} failed with error: ${error.message}`));
worker.on('error', error => console.error(`Queue error: ${error.message}`));
