import queue from './email-queue';

/** Objective: jobs, and what becomes of them: queued, tried again after a failure, completed or given up. */
function createJob(data: { email: string }): void {
  const job = queue
    .create('email', { title: 'Welcome Email', to: data.email, template: 'welcome-email' })
    .attempts(3)
    // Twice as long before each further attempt, beginning with so many ms.
    .backoff({ delay: 100, type: 'exponential' });

  job.on('complete', result => console.log(`Job ${job.id} completed with result: ${result}`));
  job.on('failed attempt', error => console.log(`Job failed with error: ${error}`));
  job.on('failed', error => console.log(`Job failed with error after all attempts: ${error}`));

  job.save((error?: Error) => {
    if (error) console.error(`Job could not be saved: ${error.message}`);
    else console.log(`Job created: ${job.id}`);
  });
}

createJob({ email: process.argv[2] ?? 'user@example.com' });
