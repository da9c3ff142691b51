const queue = require('kue').createQueue();

const job = queue
  .createJob('push_notification_code', {
    phoneNumber: '4153518780',
    message: 'This is the code to verify your account',
  })
  .save(err => err || console.log('Notification job created: ' + job.id));
job.on('complete', () => console.log('Notification job completed'));
job.on('failed', () => console.log('Notification job failed'));
