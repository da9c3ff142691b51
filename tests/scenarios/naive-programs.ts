import { bareStock } from '../../scenarios/exercise/bare-programs';

/** Task 9 with Kue alone. */
const worker = `
const queue = require('kue').createQueue();
queue.process('push_notification_code_2', 2, (job, done) => {
  job.progress(0, 100);
  const { phoneNumber, message } = job.data;
  if (phoneNumber === '4153518780') return done(new Error('Phone number ' + phoneNumber + ' is blacklisted'));
  job.progress(50, 100);
  console.log('Sending notification to ' + phoneNumber + ', with message: ' + message);
  done();
});`;

/** Task 13 as it comes to mind first: each call of /process adds a worker, and nobody looks twice. */
const seats = `
const { promisify } = require('util');
const client = require('redis').createClient();
const queue = require('kue').createQueue();
const get = promisify(client.get).bind(client);
const set = promisify(client.set).bind(client);
let enabled = true;
const app = require('express')();
app.get('/available_seats', async (_, response) => response.json({ numberOfAvailableSeats: await get('available_seats') }));
app.get('/reserve_seat', (_, response) => {
  if (!enabled) return response.json({ status: 'Reservation are blocked' });
  queue.create('reserve_seat', {}).save(error =>
    response.json({ status: error ? 'Reservation failed' : 'Reservation in process' }));
});
app.get('/process', (_, response) => {
  response.json({ status: 'Queue processing' });
  queue.process('reserve_seat', async (_job, done) => {
    const seats = Number(await get('available_seats')) - 1;
    await set('available_seats', String(seats));
    if (seats === 0) enabled = false;
    done(seats >= 0 ? null : new Error('Not enough seats available'));
  });
});
set('available_seats', '50').then(() => app.listen(1245));`;

/** What a learner may well hand in: right for one user at a time, and as long as nothing goes away. */
export const naivePrograms: Readonly<Record<string, string>> = {
  '7-job_processor.js': worker,
  '9-stock.js': bareStock,
  '100-seat.js': seats,
};
