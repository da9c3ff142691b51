import autocannon from 'autocannon';
import { HarnessError } from '../../harness/errors';
import type { Latency } from './latency';

/** What an answer was, to which path. */
export interface Answered {
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** Many clients that ask at the same time, each over a connection that it keeps. */
export interface Rush {
  /** Where the servers listen: the clients are dealt out among them. */
  readonly ports: readonly number[];
  /** What each client asks for, one after another and then over again. */
  readonly paths: readonly string[];
  readonly clients: number;
  /** How many requests all of them send together, at least as many as there are clients. */
  readonly requests: number;
  readonly answered: (answer: Answered) => void;
}

/** What came of a rush. */
export interface Rushed {
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Requests without an answer: the connection broke, or nothing came for 30 s. */
  readonly unanswered: number;
}

/** Runs a rush to its end, and notes how long each answer took. */
export function rush(options: Rush, latency?: Latency): Promise<Rushed> {
  const { ports, paths, clients, requests, answered } = options;
  if (requests < clients) throw new HarnessError(`${clients} clients cannot send ${requests} requests.`);
  return new Promise((resolve, reject) => {
    let answers = 0;
    let errors = 0;
    let lastAt = performance.now();
    const startedAt = lastAt;
    const instance = autocannon(
      {
        url: ports.map(port => `http://127.0.0.1:${port}`) as unknown as string,
        connections: clients,
        amount: requests,
        timeout: 30,
        // It only ends on its own tick, in ms.
        sampleInt: 50,
        requests: paths.map(path => ({
          method: 'GET',
          path,
          onResponse: (status, body) => answered({ path, status, body }),
        })),
      } as autocannon.Options,
      error => {
        if (error) reject(error as Error);
        else resolve({ seconds: (lastAt - startedAt) / 1000, unanswered: requests - answers });
      },
    );
    instance.on('response', (_client, _status, _bytes, ms) => {
      answers += 1;
      lastAt = performance.now();
      latency?.record(ms);
    });
    instance.on('reqError', () => {
      errors += 1;
      // Clients go on dialling a server that has died, for ever.
      if (errors >= requests) instance.stop();
    });
  });
}
