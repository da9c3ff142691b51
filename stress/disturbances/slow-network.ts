import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random';

/** A port of 127.0.0.1 that forwards to another one, slowly and in pieces. */
export interface SlowWay {
  readonly port: number;
  /** It listens only while the other end is there. */
  open(): Promise<void>;
  close(): void;
  /** Resolves when no byte is under way in here. */
  empty(): Promise<void>;
}

/** The longest delay of a piece, in ms. */
const longest = 15;

/** Opens a port that forwards to another: data are cut into pieces at any place, and each piece is delayed. */
export async function openSlowWay(to: () => number, random: Random): Promise<SlowWay> {
  const sockets = new Set<net.Socket>();
  const held = new Set<Promise<void>>();
  const server = net.createServer({ allowHalfOpen: true }, program => {
    const service = net.connect({ port: to(), host: '127.0.0.1', allowHalfOpen: true });
    for (const [one, other] of [
      [program, service],
      [service, program],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      let last = Promise.resolve();
      const then = (act: () => Promise<void>): void => {
        last = last.then(act);
        const mine = last;
        held.add(mine);
        void mine.finally(() => held.delete(mine));
      };
      one.on('data', chunk => then(() => pass(chunk, other, random)));
      one.on('end', () => then(async () => void other.end()));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        then(async () => void other.end());
      });
    }
  });
  let port = 0;
  const open = (): Promise<void> => new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  await open();
  port = (server.address() as net.AddressInfo).port;
  return {
    port,
    open,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    empty: async () => {
      while (held.size > 0) await Promise.all(held);
    },
  };
}

async function pass(chunk: Buffer, to: net.Socket, random: Random): Promise<void> {
  // Large bodies are cut into few pieces: the cuts matter, not the time.
  const pieces = random.between(1, 4);
  const cuts = Array.from({ length: pieces - 1 }, () => random.between(0, chunk.length)).sort((a, b) => a - b);
  let from = 0;
  for (const cut of [...cuts, chunk.length]) {
    const wait = random.next() < 0.5 ? 0 : random.between(1, longest);
    if (wait > 0) await pause(wait);
    if (cut > from && to.writable) to.write(chunk.subarray(from, cut));
    from = cut;
  }
}
