import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that Linux, macOS and Windows use for outgoing connections, and below the ports of programs. */
const LOWEST = 20_000;
const HIGHEST = 24_000;
const TRIES = 200;

/**
 * A free TCP port of 127.0.0.1, outside the range for outgoing connections. In that range a client of a stopped server may get
 * the server's port as its own and connect to itself, and a halted server may find its port taken.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`Of ${TRIES} ports between ${LOWEST} and ${HIGHEST} none is free on 127.0.0.1.`);
}

/** Whether `port` of 127.0.0.1 is free now. */
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
