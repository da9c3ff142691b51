import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what Linux, macOS and Windows give to outgoing connections, and below the ports of programs. */
const LOWEST = 20_000;
const HIGHEST = 24_000;
const TRIES = 200;

/**
 * A TCP port of 127.0.0.1 that nothing listens on. It is none of those that the system gives to outgoing
 * connections: there, a client that dials a server which is down may get that very port as its own, and so talk to
 * itself, and a halted server might find its port taken.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`Of ${TRIES} ports between ${LOWEST} and ${HIGHEST} none is free on 127.0.0.1.`);
}

/** Whether a server could listen on `port` of 127.0.0.1 now. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  const closed = once(server, 'close');
  server.close();
  await closed;
  return true;
}
