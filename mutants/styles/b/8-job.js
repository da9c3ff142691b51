function createPushNotificationsJobs(jobs, queue) {
  if (!(jobs instanceof Array)) throw Error('Jobs is not an array');
  for (const data of jobs) {
    const job = queue.create('push_notification_code_3', data);
    job.save(err => err || console.log('Notification job created: ' + job.id));
    job.on('complete', () => console.log('Notification job ' + job.id + ' completed'));
    job.on('failed', err => console.log('Notification job ' + job.id + ' failed: ' + err));
    job.on('progress', n => console.log('Notification job ' + job.id + ' ' + n + '% complete'));
  }
}

module.exports = createPushNotificationsJobs;
