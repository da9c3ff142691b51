import type { Server } from 'node:http';
import { promisify } from 'node:util';
import express from 'express';
import kue, { type DoneCallback, type Job } from 'kue';
import redis from 'redis';
import { notFound, refused, route } from './always_json';
import { lasting, port, queueOptions, redisUrl } from './connection';
import { surviveOutages } from './outage';
import { purgeJobs } from './purge';
import { recoverLostJobs } from './recovery';
import { saveOrFail } from './saving';
import { closeQueue, closeServer, endWhenAsked } from './termination';

const client = redis.createClient(redisUrl, lasting);
surviveOutages(client);

const get = promisify(client.get).bind(client);
const set = promisify<string, string, unknown>(client.set).bind(client);
const hexists = promisify(client.hexists).bind(client);
const sendCommand = promisify<string, string[], unknown>(client.send_command).bind(client);

const SET_IF_STILL = `
  if tonumber(redis.call('get', KEYS[1])) ~= tonumber(ARGV[2]) then return 0 end
  redis.call('set', KEYS[1], ARGV[1])
  if KEYS[2] then redis.call('hset', KEYS[2], 'seat', ARGV[2]) end
  return 1
`;

/**
 * Sets the number of available seats. Where `expected` is given, only if that is the number now; where `jobId` is given
 * too, the same step notes the seat with the job. Tells whether the number was set.
 */
async function reserveSeat(number: number, expected?: number, jobId?: number): Promise<boolean> {
  const key = 'available_seats';
  if (expected === undefined) return (await set(key, `${number}`)) === 'OK';
  const keys = jobId === undefined ? [key] : [key, `q:job:${jobId}`];
  return (await sendCommand('EVAL', [SET_IF_STILL, `${keys.length}`, ...keys, `${number}`, `${expected}`])) === 1;
}

async function getCurrentAvailableSeats(): Promise<string> {
  return (await get('available_seats')) ?? '0';
}

let reservationEnabled = true;

const queue = kue.createQueue(queueOptions);
surviveOutages(queue.client, queue);

/** The new number of available seats, or less than 0 where there was none left: then nothing is written. */
async function takeSeat(jobId: number): Promise<number> {
  for (;;) {
    try {
      const seats = Number(await getCurrentAvailableSeats());
      // A job that was put back, because its server was killed or Redis went away, may have its seat already.
      if (await hexists(`q:job:${jobId}`, 'seat')) return seats;
      if (!(seats >= 1)) return -1;
      if (await reserveSeat(seats - 1, seats, jobId)) return seats - 1;
    } catch (error) {
      if (!(error instanceof redis.AbortError)) throw error; // else Redis went away: ask again, which waits for its return
    }
  }
}

async function reserve(job: Job, done: DoneCallback): Promise<void> {
  try {
    const seats = await takeSeat(job.id);
    if (seats <= 0) reservationEnabled = false;
    done(seats >= 0 ? null : new Error('Not enough seats available'));
  } catch (error) {
    done(error);
  }
}

/** For requests: unlike a job, they do not wait for Redis to return. */
async function getSeatsAtOnce(): Promise<string> {
  if (!client.connected) throw new Error('Redis is away');
  return getCurrentAvailableSeats();
}

const app = express();

app.get(
  '/available_seats',
  route(async (_request, response) => {
    response.json({ numberOfAvailableSeats: await getSeatsAtOnce() });
  }),
);

app.get(
  '/reserve_seat',
  route(async (_request, response) => {
    // Another server of the same sale may have sold the last seat.
    if (reservationEnabled && (await getSeatsAtOnce()) === '0') reservationEnabled = false;
    if (!reservationEnabled) return response.json({ status: 'Reservation are blocked' });

    const job = queue.create('reserve_seat', {});
    job.on('complete', () => console.log(`Seat reservation job ${job.id} completed`));
    job.on('failed', error => console.log(`Seat reservation job ${job.id} failed: ${error}`));
    await saveOrFail(job);
    return response.json({ status: 'Reservation in process' });
  }, 'Reservation failed'),
);

let processing = false;

app.get('/process', (_request, response) => {
  // Each registration would add a worker.
  if (!processing) {
    processing = true;
    queue.process('reserve_seat', reserve);
    recoverLostJobs(queue, 'reserve_seat', reserve);
  }
  response.json({ status: 'Queue processing' });
});

app.use(notFound, refused);

let server: Server | undefined;
endWhenAsked(() => closeServer(server).then(() => closeQueue(queue)));

/** A launch is a new sale: all seats, and no job of an earlier one. `JOIN_SALE=1` adds a server to a running sale instead. */
async function launch(): Promise<void> {
  if (process.env.JOIN_SALE !== '1') {
    await purgeJobs('reserve_seat');
    await reserveSeat(50);
  }
  server = app.listen(port);
}

launch();
