import autocannon from 'autocannon';
import { HarnessError } from '../../harness/errors';
import type { Latency } from './latency';

/** A response, and the path of its request. */
export interface Answered {
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** Many clients at the same time, each with a connection that it keeps open. */
export interface Rush {
  /** The ports of the servers. The clients are distributed among them. */
  readonly ports: readonly number[];
  /** The paths that each client requests, one after another, again and again. */
  readonly paths: readonly string[];
  readonly clients: number;
  /** The number of requests of all clients together, at least one each. */
  readonly requests: number;
  readonly answered: (answer: Answered) => void;
}

/** The result of a rush. */
export interface Rushed {
  /** From the first request to the last response. */
  readonly seconds: number;
  /** Requests without a response: the connection broke, or nothing came for 30 s. */
  readonly unanswered: number;
}

/** Runs a rush to its end, and records the time of each response. */
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
        // It ends only at its next tick, in ms.
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
      // Clients of a dead server reconnect forever.
      if (errors >= requests) instance.stop();
    });
  });
}
