import type { Server } from 'node:http';
import type { Queue } from 'kue';

/** SIGTERM ends a service, ^C a program in a terminal, and SIGUSR2 is how nodemon restarts one. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGUSR2'];

/** How long the running work may take to end, in ms. A job that takes longer stays active: `recovery.ts` puts it back. */
const PATIENCE = 10_000;

/** Ends the program with exit code 0 when it is asked to, after `finish`. */
export function endWhenAsked(finish: () => Promise<unknown>): void {
  async function end(): Promise<void> {
    const leave = () => process.exit(0);
    setTimeout(leave, PATIENCE);
    // Kue takes its listeners away before its connections: an error of Redis in between would have nobody to hear it.
    process.once('uncaughtException', leave);
    await finish();
    leave();
  }
  for (const signal of SIGNALS) process.once(signal, end);
}

/** Takes no further job, and resolves when those that run have ended. */
export function closeQueue(queue: Queue): Promise<void> {
  // While Redis is away no job can end: Kue would wait for its return.
  if (!queue.client.connected) return Promise.resolve();
  // Not Kue's own timeout (0 is none): it would fail the running job.
  return new Promise(resolve => queue.shutdown(0, resolve));
}

/** Takes no further request, and resolves when the open ones are answered. `undefined` is a server not launched yet. */
export function closeServer(server: Server | undefined): Promise<void> {
  if (!server) return Promise.resolve();
  server.keepAliveTimeout = 1; // ms: a connection whose answer is out is not kept for a next request
  return new Promise(resolve => server.close(() => resolve()));
}
