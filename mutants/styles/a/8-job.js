const told = job => text => console.log(`Notification job ${job.id} ${text}`);

export default function createPushNotificationsJobs(jobs, queue) {
  if (!Array.isArray(jobs)) throw new Error('Jobs is not an array');
  jobs.forEach(data => {
    const job = queue.create('push_notification_code_3', data);
    const tell = told(job);
    job
      .on('enqueue', () => console.log(`Notification job created: ${job.id}`))
      .on('complete', () => tell('completed'))
      .on('failed', error => tell(`failed: ${error}`))
      .on('progress', progress => tell(`${progress}% complete`));
    job.save();
  });
}
