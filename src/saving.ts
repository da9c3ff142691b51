import type { Job } from 'kue';

/**
 * Saves `job`, and rejects at once when Redis is away or goes away meanwhile. By itself Kue waits for Redis to return,
 * and then queues a job whose failure was answered long ago.
 */
export function saveOrFail(job: Job): Promise<void> {
  const { client } = job;
  return new Promise((resolve, reject) => {
    if (!client.connected) {
      reject(new Error('Redis is away'));
      return;
    }

    // The step that puts the job into the queue is the last one of a save.
    function giveUp(): void {
      job.state = () => job;
      reject(new Error('Redis went away'));
    }

    client.setMaxListeners(0); // there are as many as there are saves at the time
    client.once('end', giveUp);
    job.save((error?: Error) => {
      client.off('end', giveUp);
      if (error) reject(error);
      else resolve();
    });
  });
}
