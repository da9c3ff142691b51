import { jsonOf, type Rehearsal, type Server } from '../runner/rehearsal';
import { countEnded } from './jobs';
import { isJson } from './stock';

export const seatQueue = 'reserve_seat';

/** Requests and responses of one sale, of all its servers. */
export class Sale {
  readonly #strange: string[] = [];
  readonly #shown: unknown[] = [];
  #accepted = 0;
  #requests = 0;
  #seconds = 0;

  constructor(
    private readonly rehearsal: Rehearsal,
    readonly servers: Server[],
  ) {}

  /** Requests the processing of every server, more than once. */
  async process(): Promise<void> {
    const calls = [...this.servers, ...this.servers].map(server => this.rehearsal.ask(server, '/process'));
    for (const answer of await Promise.all(calls)) jsonOf(answer);
  }

  /** According to the server. */
  async seats(server: Server): Promise<unknown> {
    return jsonOf(await this.rehearsal.ask(server, '/available_seats')).numberOfAvailableSeats;
  }

  /** Clients send requests together, distributed among the servers. */
  async rush(clients: number, requests: number): Promise<void> {
    if (requests === 0) return;
    const work = this.rehearsal.work('reservations', 'requests', requests);
    let answers = 0;
    const { seconds, unanswered } = await this.rehearsal.rush({
      ports: this.servers.map(({ port }) => port),
      paths: ['/reserve_seat'],
      clients,
      requests,
      answered: ({ status, body }) => {
        work.update(++answers);
        if (!isJson(body) || status >= 500) this.#strange.push(`${status} ${body.slice(0, 80)}`);
        else if (JSON.parse(body).status === 'Reservation in process') this.#accepted += 1;
      },
    });
    work.end();
    if (unanswered > 0) this.#strange.push(`${unanswered} without an answer`);
    this.#requests += requests - unanswered;
    this.#seconds += seconds;
  }

  /** Requests the seats of every server repeatedly while something goes on. */
  async watch(going: Promise<void>): Promise<void> {
    let over = false;
    const ended = going.finally(() => {
      over = true;
    });
    const look = async (server: Server): Promise<void> => {
      while (!over) this.#shown.push(await this.seats(server));
    };
    await Promise.all([ended, ...this.servers.map(look)]);
  }

  /** Whether as many jobs have ended as reservations were accepted. */
  async allEnded(): Promise<true | undefined> {
    return (await countEnded(this.rehearsal.jobs, seatQueue)) >= this.#accepted || undefined;
  }

  /** @param stale the jobs of an earlier sale */
  async outcome(stale: readonly number[]) {
    const all = await this.rehearsal.jobs.jobs(seatQueue);
    const jobs = all.filter(({ id }) => !stale.includes(id));
    const failed = jobs.filter(({ state }) => state === 'failed');
    const atEnd = await Promise.all(
      this.servers.map(async server => ({
        seats: await this.seats(server),
        status: jsonOf(await this.rehearsal.ask(server, '/reserve_seat')).status,
      })),
    );
    return {
      accepted: this.#accepted,
      completed: jobs.filter(({ state }) => state === 'complete').length,
      failed: failed.length,
      reasons: failed.map(({ error = '' }) => (error.split('\n')[0] ?? '').replace(/^Error: /, '')),
      leftoversServed: all.filter(({ id, state }) => stale.includes(id) && state === 'complete').length,
      shownSeats: this.#shown,
      atEnd,
      strange: this.#strange,
      perSecond: this.#requests / this.#seconds,
    };
  }
}
