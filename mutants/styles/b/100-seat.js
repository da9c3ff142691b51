const express = require('express');
const kue = require('kue');
const redis = require('redis');
const { promisify } = require('util');

const client = redis.createClient();
const get = promisify(client.get).bind(client);

function reserveSeat(number) {
  client.set('available_seats', number);
}

async function getCurrentAvailableSeats() {
  return get('available_seats').then(String);
}

let reservationEnabled = true;
reserveSeat(50);

const queue = kue.createQueue();
const app = express();

app.get('/available_seats', (req, res) => {
  getCurrentAvailableSeats().then(n => res.json({ numberOfAvailableSeats: n }));
});

app.get('/reserve_seat', (req, res) => {
  if (!reservationEnabled) return res.json({ status: 'Reservation are blocked' });
  const job = queue.createJob('reserve_seat').save(err => {
    res.json({ status: err ? 'Reservation failed' : 'Reservation in process' });
  });
  job.on('complete', () => console.log('Seat reservation job ' + job.id + ' completed'));
  job.on('failed', err => console.log('Seat reservation job ' + job.id + ' failed: ' + err));
});

app.get('/process', (req, res) => {
  queue.process('reserve_seat', (job, done) => {
    getCurrentAvailableSeats().then(n => {
      if (n < 1) return done(Error('Not enough seats available'));
      if (n == 1) reservationEnabled = false;
      reserveSeat(n - 1);
      done();
    });
  });
  res.json({ status: 'Queue processing' });
});

app.listen(1245);
