import { request as send } from 'node:http';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; undefined when it is not. */
  readonly json?: unknown;
  /** How long it took, in ms. */
  readonly durationMs: number;
}

/** What to ask. */
export interface Question {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The most that is read of one answer, in bytes. */
const largestAnswer = 1024 * 1024;

/**
 * Asks a server on loopback, each time over a connection of its own.
 *
 * @param delivered is called once the whole question is on its way to the server, or never will be
 * @throws Error when the connection is refused or broken off, or the signal aborts
 */
export function ask(
  { port, path, method = 'GET', headers = {}, body }: Question,
  signal?: AbortSignal,
  delivered = () => {},
): Promise<Answer> {
  const startedAt = Date.now();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { host: '127.0.0.1', port, path, method, agent: false, headers: { ...headers, ...length } };
    const question = send({ ...options, ...(signal && { signal }) }, answer => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > largestAnswer) answer.destroy(new Error(`the answer to ${method} ${path} has no end`));
        else chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode = 0, headers } = answer;
        resolve({ status: statusCode, headers, text, ...parsed(text), durationMs: Date.now() - startedAt });
      });
    });
    question.on('error', reject);
    question.once('finish', delivered).once('close', delivered);
    question.end(body);
  });
}

function parsed(text: string): { json?: unknown } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return {};
  }
}
