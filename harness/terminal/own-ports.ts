import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { HarnessError } from '../errors';

/** Below the ports for outgoing connections, and above those of the harness's Redis. */
const lowest = 24_000;
const highest = 32_000;
const blockSize = 80;
/** How many servers a program may have open at once. */
const portsPerProgram = 16;

/** Ports of 127.0.0.1 that belong to one launch of a program, and to nobody else meanwhile. */
export interface OwnPorts {
  readonly ports: readonly number[];
  /** Releases them after the program has ended. */
  release(): void;
}

const free: number[] = [];
/** The locks on this process's blocks of ports; the system releases them with the process. */
const holds: Server[] = [];

/**
 * Takes ports for the servers of one program. They are known before it starts, so that the system can confine it to them and
 * the harness can check its messages: no program can direct the harness to another program's server.
 *
 * @throws HarnessError when no port is free
 */
export function takePorts(): OwnPorts {
  if (free.length < portsPerProgram) free.push(...takeBlock());
  // The most recently released ports come last: connections to the earlier program may still be closing.
  const ports = free.splice(0, portsPerProgram);
  let held = true;
  return {
    ports,
    release: () => {
      if (held) free.push(...ports);
      held = false;
    },
  };
}

function takeBlock(): number[] {
  const blocks = (highest - lowest) / blockSize;
  const first = randomInt(blocks);
  const taken = listening();
  for (let tries = 0; tries < blocks; tries += 1) {
    const from = lowest + blockSize * ((first + tries) % blocks);
    if (hold(from))
      return Array.from({ length: blockSize }, (_, index) => from + index).filter(port => !taken.has(port));
  }
  throw new HarnessError(`All ports between ${lowest} and ${highest} are taken by other runs.`);
}

/**
 * Locks a block against every other process that sees the same ports, by an abstract socket name, which Linux keeps for each
 * network namespace. On other systems the block is random, and two runs are unlikely to have the same.
 */
function hold(from: number): boolean {
  if (process.platform !== 'linux') return true;
  const server = createServer(socket => socket.destroy());
  server.on('error', () => {});
  server.listen(`\0queuing-spec-ports-${from}`);
  if (!server.listening) return false;
  server.unref();
  holds.push(server);
  return true;
}

/** The ports with listeners on this machine; empty when unknown. */
function listening(): ReadonlySet<number> {
  const texts = ['/proc/net/tcp', '/proc/net/tcp6'].map(path => {
    try {
      return readFileSync(path, 'latin1');
    } catch {
      return '';
    }
  });
  // The state 0A is LISTEN.
  return new Set(
    [...texts.join('').matchAll(/:([0-9A-F]{4}) [0-9A-F]+:0000 0A/g)].map(([, port]) => Number(`0x${port}`)),
  );
}
