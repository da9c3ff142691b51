import { Sale, seatQueue } from './exercise';
import { define, mustBe } from './runner/scenario';

const blocked = 'Reservation are blocked';
const noMore = 'Not enough seats available';

interface Outcome {
  readonly seats: number;
  readonly accepted: number;
  readonly completed: number;
  readonly reasons: readonly string[];
  readonly failed: number;
  readonly leftovers: number;
  readonly leftoversServed: number;
  /** The numbers of seats that the server returned, in the order of the requests. */
  readonly shownSeats: readonly unknown[];
  readonly atJoin: { readonly before: number; readonly after: number } | undefined;
  readonly atEnd: readonly { readonly seats: unknown; readonly status: unknown }[];
  readonly strange: readonly string[];
  readonly perSecond: number;
}

/** Task 13 under many clients and on several servers. */
export const seatRush = define({
  name: 'seat-rush',
  title: 'A rush on the seats (task 13)',
  shows:
    'Many clients reserve seats on several servers, which all process the queue; some servers join during the sale.',
  parameters: {
    clients: { about: 'clients at the same time', default: 60, min: 1, max: 1000 },
    servers: { about: 'server processes', default: 2, min: 1, max: 8 },
    seats: { about: 'seats to sell', default: 50, min: 1, max: 10_000 },
    each: { about: 'requests of each client', default: 2, min: 1, max: 1000 },
    leftovers: { about: 'jobs left from an earlier sale', default: 20, min: 0, max: 1000 },
  },
  programs: ['100-seat'],
  async play(rehearsal, { clients, servers: count, seats, each, leftovers }): Promise<Outcome> {
    const stale = leftovers === 0 ? [] : await rehearsal.driver.queueTogether(seatQueue, Array(leftovers).fill({}));
    const first = await rehearsal.serve('100-seat', { shown: 10 });
    if (seats !== 50) await rehearsal.redis.command('set', 'available_seats', seats);
    const sale = new Sale(rehearsal, [first]);
    await sale.process();
    // The first part of the sale leaves seats for the servers that join.
    const early = Math.min(Math.floor(seats / 2), clients);
    await sale.rush(Math.min(clients, early), early);
    let atJoin: Outcome['atJoin'];
    if (count > 1) {
      await rehearsal.until('the early reservations have ended', () => sale.allEnded());
      const before = Number(await sale.seats(first));
      for (let joined = 1; joined < count; joined += 1)
        sale.servers.push(await rehearsal.serve('100-seat', { shown: 10, env: { JOIN_SALE: '1' } }));
      atJoin = { before, after: Number(await sale.seats(first)) };
    }
    await Promise.all([sale.process(), sale.watch(sale.rush(clients, clients * each))]);
    await rehearsal.until('every accepted reservation has ended', () => sale.allEnded());
    return { seats, leftovers, atJoin, ...(await sale.outcome(stale)) };
  },
  mustHold: [
    mustBe<Outcome>('Exactly the seats are sold', ({ seats, accepted, completed }) => {
      const due = Math.min(seats, accepted);
      return completed !== due && `${completed} of ${due}`;
    }),
    mustBe<Outcome>(`All other reservations fail with "${noMore}"`, ({ accepted, completed, failed, reasons }) => {
      const others = reasons.filter(reason => reason !== noMore);
      if (others.length > 0) return `one failed with: ${others[0]}`;
      return accepted !== completed + failed && `${accepted} accepted, ${completed} completed, ${failed} failed`;
    }),
    mustBe<Outcome>('available_seats never shows below "0", nor anything but a number as text', ({ shownSeats }) => {
      const wrong = shownSeats.filter(one => typeof one !== 'string' || !/^\d+$/.test(one));
      return wrong.length > 0 && `it was ${JSON.stringify(wrong[0])}`;
    }),
    mustBe<Outcome>(
      'Afterwards every server shows "0" and answers that reservations are blocked',
      ({ atEnd }) => {
        const wrong = atEnd.find(({ seats, status }) => seats !== '0' || status !== blocked);
        return wrong && `one shows ${JSON.stringify(wrong.seats)} and answers ${JSON.stringify(wrong.status)}`;
      },
      ({ completed, seats }) => completed >= seats,
    ),
    mustBe<Outcome>(
      'A server that joins the sale (JOIN_SALE=1) does not reset it',
      ({ atJoin }) =>
        atJoin && atJoin.after !== atJoin.before && `${atJoin.before} seats before, ${atJoin.after} after`,
      ({ atJoin }) => atJoin !== undefined,
    ),
    mustBe<Outcome>(
      'Jobs left from an earlier sale get no seat',
      ({ leftoversServed }) => leftoversServed > 0 && `${leftoversServed} got one`,
      ({ leftovers }) => leftovers > 0,
    ),
    mustBe<Outcome>('Every answer is JSON', ({ strange }) => strange.length > 0 && strange.slice(0, 3).join(', ')),
  ],
  figures: ({ seats, accepted, completed, failed, perSecond }) => [
    { name: 'reservations accepted', value: accepted },
    { name: 'seats sold', value: completed },
    { name: 'oversold', value: Math.max(0, completed - seats) },
    { name: 'reservations failed', value: failed },
    { name: 'requests a second', value: perSecond },
  ],
});
