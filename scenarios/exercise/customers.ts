import type { Rehearsal, Server } from '../runner/rehearsal';

/** A response to a customer, and its time in ms. */
export interface Said {
  readonly status: string;
  readonly durationMs: number;
}

/** Customers of one server. Each sends the same request again as soon as it has a response. */
export class Customers {
  /** Responses that are not JSON with a status, and requests without a response. */
  readonly strange: string[] = [];
  /** Responses to requests that were sent and answered while Redis was down. */
  readonly duringOutages: Said[] = [];
  readonly #counts = new Map<string, number>();
  /** The responses since the last outage began or ended, to requests that were sent since then. */
  #since: string[] = [];
  #part = 0;
  #away = false;
  #leaving = false;
  readonly #visits: Promise<void>[];

  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly server: Server,
    private readonly path: string,
    private readonly number: number,
  ) {
    this.#visits = Array.from({ length: number }, () => this.#visit());
  }

  outageBegins(): void {
    this.#turn(true);
  }

  outageEnds(): void {
    this.#turn(false);
  }

  /** Whether a request since the last outage began or ended got this response. */
  hasSince(status: string): boolean {
    return this.#since.includes(status);
  }

  /** Whether there was at least one response for each customer since then. */
  allAnsweredSince(): boolean {
    return this.#since.length >= this.number;
  }

  /** How often this was the response. */
  count(status: string): number {
    return this.#counts.get(status) ?? 0;
  }

  /** Stops further requests; resolves when the last responses have come. */
  async leave(): Promise<void> {
    this.#leaving = true;
    await Promise.all(this.#visits);
  }

  #turn(away: boolean): void {
    this.#away = away;
    this.#part += 1;
    this.#since = [];
  }

  async #visit(): Promise<void> {
    while (!this.#leaving && !this.server.terminal.ending) {
      const part = this.#part;
      await this.rehearsal.ask(this.server, this.path).then(
        ({ json, text, durationMs }) => {
          const status = (json as { status?: unknown } | undefined)?.status;
          if (typeof status === 'string') this.#hear({ status, durationMs }, part);
          else this.strange.push(text.slice(0, 80));
        },
        (error: Error) => void this.strange.push(error.message),
      );
      this.rehearsal.happened();
    }
  }

  #hear(said: Said, part: number): void {
    this.#counts.set(said.status, this.count(said.status) + 1);
    if (part !== this.#part) return;
    this.#since.push(said.status);
    if (this.#away) this.duringOutages.push(said);
  }
}
