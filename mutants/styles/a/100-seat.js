import express from 'express';
import kue from 'kue';
import redis from 'redis';
import { promisify } from 'util';

const client = redis.createClient();
const get = promisify(client.get).bind(client);
const set = promisify(client.set).bind(client);

async function reserveSeat(number) {
  await set('available_seats', number);
}

async function getCurrentAvailableSeats() {
  return get('available_seats');
}

let reservationEnabled = true;
const queue = kue.createQueue();
const app = express();

app.get('/available_seats', async (_request, response) => {
  response.json({ numberOfAvailableSeats: await getCurrentAvailableSeats() });
});

app.get('/reserve_seat', (_request, response) => {
  if (!reservationEnabled) return response.json({ status: 'Reservation are blocked' });
  const job = queue.create('reserve_seat', {});
  job.on('complete', () => console.log(`Seat reservation job ${job.id} completed`));
  job.on('failed', error => console.log(`Seat reservation job ${job.id} failed: ${error}`));
  job.save(error => response.json({ status: error ? 'Reservation failed' : 'Reservation in process' }));
});

app.get('/process', (_request, response) => {
  response.json({ status: 'Queue processing' });
  queue.process('reserve_seat', async (_job, done) => {
    const seats = Number(await getCurrentAvailableSeats()) - 1;
    if (seats < 0) return done(new Error('Not enough seats available'));
    await reserveSeat(seats);
    if (seats === 0) reservationEnabled = false;
    return done();
  });
});

reserveSeat(50).then(() => app.listen(1245));
