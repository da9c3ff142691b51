/**
 * Requests to a program that serves HTTP, and its responses.
 *
 * Needs `terminal`, for the types only.
 */
import { request as send } from 'node:http';
import type { TrafficCount } from '../terminal/runtime/network';
import type { Terminal } from '../terminal/terminal';

/** What a server answered. */
export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; undefined when it is not. */
  readonly json?: unknown;
  /** How long it took, in ms. */
  readonly durationMs: number;
}

/** A program that answers over HTTP. */
export interface Server {
  readonly terminal: Terminal;
  /** Where it really listens. */
  readonly port: number;
}

/** What a program answered, and to what. */
export interface Reply extends Response {
  /** The request as one would say it: `GET /list`. */
  readonly asked: string;
}

/** What to ask for. */
export interface Request {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The most that is read of one response, in bytes. */
const largestResponse = 1024 * 1024;

/**
 * Sends a request to a server on loopback, each over a connection of its own.
 *
 * @param delivered is called once the whole request is on its way to the server, or never will be
 * @param traffic counts what goes over the connection
 * @throws Error when the connection is refused or broken off, or the signal aborts
 */
export function request(
  { port, path, method = 'GET', headers = {}, body }: Request,
  signal?: AbortSignal,
  delivered = () => {},
  traffic?: TrafficCount,
): Promise<Response> {
  const startedAt = Date.now();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { host: '127.0.0.1', port, path, method, agent: false, headers: { ...headers, ...length } };
    const outgoing = send({ ...options, ...(signal && { signal }) }, incoming => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > largestResponse) incoming.destroy(new Error(`the answer to ${method} ${path} has no end`));
        else chunks.push(chunk);
      });
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode = 0, headers } = incoming;
        resolve({ status: statusCode, headers, text, ...parsed(text), durationMs: Date.now() - startedAt });
      });
    });
    outgoing.on('error', reject);
    outgoing.once('socket', socket => traffic?.add(socket));
    outgoing.once('finish', delivered).once('close', delivered);
    outgoing.end(body);
  });
}

function parsed(text: string): { json?: unknown } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return {};
  }
}
