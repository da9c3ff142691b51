import type { Rehearsal, Server } from '../runner/rehearsal';

/** What a customer was told, and after how many ms. */
export interface Said {
  readonly status: string;
  readonly durationMs: number;
}

/** Customers of one server: each asks for the same again and again, as soon as it has its answer. */
export class Customers {
  /** Answers that are no JSON with a status, and requests without an answer. */
  readonly strange: string[] = [];
  /** Answers to requests that were sent, and answered, while Redis was away. */
  readonly duringOutages: Said[] = [];
  readonly #counts = new Map<string, number>();
  /** What was said since the last outage began or ended, to requests that were sent since. */
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

  /** Whether this was the answer to somebody who asked since the last outage began or ended. */
  hasSince(status: string): boolean {
    return this.#since.includes(status);
  }

  /** Whether as many answers have come as there are customers, since then. */
  allAnsweredSince(): boolean {
    return this.#since.length >= this.number;
  }

  /** How often this was the answer. */
  count(status: string): number {
    return this.#counts.get(status) ?? 0;
  }

  /** Nobody asks again; resolves when the last answers are there. */
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
