import { createQueue } from 'kue';

const sendNotification = (phoneNumber, message) => {
  console.log(`Sending notification to ${phoneNumber}, with message: ${message}`);
};

createQueue().process('push_notification_code', ({ data: { phoneNumber, message } }, done) => {
  sendNotification(phoneNumber, message);
  done();
});
