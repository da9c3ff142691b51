import { ProgramError } from '../harness/errors';
import type { Terminal } from '../harness/terminal/terminal';
import {
  Customers,
  confirmed,
  countEnded,
  failed,
  makeEndless,
  notification,
  quantityLeft,
  queueJobs,
  type Said,
  stuckJobs,
} from './exercise';
import { define, mustBe } from './runner/scenario';

const worker = '7-job_processor';
const queue = 'push_notification_code_2';
const seatQueue = 'reserve_seat';
const accepted = 'Reservation in process';
/** A failure within so many ms counts as "at once". */
const atOnce = 1000;
/** More seats than any rehearsal needs. */
const manySeats = 1_000_000;

interface Outcome {
  readonly ended: readonly string[];
  readonly strange: readonly string[];
  readonly duringOutages: readonly Said[];
  readonly confirmed: number;
  readonly taken: number;
  readonly seatsAccepted: number;
  readonly seatsCompleted: number;
  readonly seatsTaken: number;
  readonly stuck: readonly string[];
  readonly backAfter: readonly number[];
}

/** Redis goes down and comes back with its data. */
export const redisOutage = define({
  name: 'redis-outage',
  title: 'A Redis that goes away (tasks 9, 12 and 13)',
  shows:
    'Redis is killed and started again while jobs are done and customers reserve; its data are in an append-only file.',
  parameters: {
    outages: { about: 'outages', default: 2, min: 1, max: 20 },
    jobs: { about: 'jobs', default: 400, min: 100, max: 50_000 },
    customers: { about: 'customers of each server at the same time', default: 5, min: 1, max: 50 },
  },
  programs: [worker, '9-stock', '100-seat'],
  haltsRedis: true,
  async play(rehearsal, { outages, jobs, customers }): Promise<Outcome> {
    const stock = await rehearsal.serve('9-stock', { shown: 8 });
    const seats = await rehearsal.serve('100-seat', { shown: 3 });
    await makeEndless(rehearsal, stock, 1);
    await rehearsal.redis.command('set', 'available_seats', manySeats);
    await rehearsal.ask(seats, '/process');
    const quantityBefore = await quantityLeft(rehearsal, stock, 1);
    await queueJobs(
      rehearsal,
      queue,
      Array.from({ length: jobs }, (_, index) => notification(index)),
    );
    const processor = rehearsal.open(worker, { shown: 3 });
    const programs: Terminal[] = [stock.terminal, seats.terminal, processor];
    const buyers = new Customers(rehearsal, stock, '/reserve_product/1', customers);
    const guests = new Customers(rehearsal, seats, '/reserve_seat', customers);
    const backAfter: number[] = [];
    /** Waits for something that only running programs can do. */
    const living = (what: string, condition: () => boolean): Promise<true> =>
      rehearsal.until(what, () => {
        const gone = programs.find(({ ending }) => ending);
        if (gone) throw new ProgramError(`${gone.program} ended in outage ${backAfter.length + 1}.`);
        return condition() || undefined;
      });
    for (let outage = 1; outage <= outages; outage += 1) {
      const due = Math.floor((outage * jobs) / (outages + 1));
      await living('jobs and reservations go on', () => {
        return processor.transcript.lines.length >= due && buyers.hasSince(confirmed) && guests.hasSince(accepted);
      });
      await rehearsal.redis.halt();
      const began = performance.now();
      for (const all of [buyers, guests]) all.outageBegins();
      rehearsal.say(`outage ${outage} of ${outages}`);
      await living('every customer has been answered during the outage', () => {
        return buyers.allAnsweredSince() && guests.allAnsweredSince();
      });
      for (const all of [buyers, guests]) all.outageEnds();
      await rehearsal.redis.resume();
      const back = performance.now();
      rehearsal.say(`Redis is back after ${Math.round(back - began)} ms`);
      await living('reservations go on by themselves', () => {
        return buyers.hasSince(confirmed) && guests.hasSince(accepted);
      });
      backAfter.push(performance.now() - back);
    }
    await Promise.all([buyers.leave(), guests.leave()]);
    const seatsAccepted = guests.count(accepted);
    const late = await rehearsal
      .until('every job has ended', async () => {
        const done = await countEnded(rehearsal.jobs, queue);
        const open = await stuckJobs(rehearsal.jobs, seatQueue);
        return (done >= jobs && open.length === 0) || undefined;
      })
      .then(() => [])
      .catch(async () => [
        ...(await stuckJobs(rehearsal.jobs, queue, jobs)),
        ...(await stuckJobs(rehearsal.jobs, seatQueue)),
      ]);
    return {
      ended: programs.filter(({ ending }) => ending).map(({ program }) => program),
      strange: [...buyers.strange, ...guests.strange],
      duringOutages: [...buyers.duringOutages, ...guests.duringOutages],
      confirmed: buyers.count(confirmed),
      taken: quantityBefore - (await quantityLeft(rehearsal, stock, 1)),
      seatsAccepted,
      seatsCompleted: await rehearsal.jobs.count(seatQueue, 'complete'),
      seatsTaken: manySeats - Number(await rehearsal.redis.command('get', 'available_seats')),
      stuck: late,
      backAfter,
    };
  },
  mustHold: [
    mustBe<Outcome>('No program ends', ({ ended }) => ended.length > 0 && `these did: ${ended.join(', ')}`),
    mustBe<Outcome>('Every answer is JSON', ({ strange }) => strange.slice(0, 3).join(', ')),
    mustBe<Outcome>(`During an outage the answer is "${failed}", within ${atOnce} ms`, ({ duringOutages }) => {
      const wrong = duringOutages.filter(({ status, durationMs }) => status !== failed || durationMs > atOnce);
      const [first] = wrong;
      return (
        first && `${wrong.length} of ${duringOutages.length} not, such as "${first.status}" in ${first.durationMs} ms`
      );
    }),
    mustBe<Outcome>('No confirmed reservation of a product is lost', ({ confirmed, taken }) => {
      return taken < confirmed && `${confirmed} were confirmed, ${taken} are left in Redis`;
    }),
    mustBe<Outcome>('Every accepted seat is reserved, and each seat taken belongs to one job', outcome => {
      const { seatsAccepted, seatsCompleted, seatsTaken } = outcome;
      if (seatsCompleted < seatsAccepted) return `${seatsAccepted} were accepted, ${seatsCompleted} jobs completed`;
      return seatsTaken !== seatsCompleted && `${seatsTaken} seats are taken, ${seatsCompleted} jobs completed`;
    }),
    mustBe<Outcome>('Work goes on by itself until every job has ended', ({ stuck }) => {
      return stuck.length > 0 && `${stuck.length} have not: ${stuck.slice(0, 5).join(', ')}`;
    }),
  ],
  figures: ({ confirmed, taken, seatsAccepted, duringOutages, backAfter }) => [
    { name: 'reservations confirmed', value: confirmed },
    { name: 'reserved without a confirmation', value: taken - confirmed },
    { name: 'seats accepted', value: seatsAccepted },
    { name: 'answers during outages', value: duringOutages.length },
    { name: 'longest of them', value: Math.max(...duringOutages.map(({ durationMs }) => durationMs)), unit: 'ms' },
    { name: 'until reservations went on, at most', value: Math.round(Math.max(...backAfter)), unit: 'ms' },
  ],
});
