import type net from 'node:net';

/** What has gone over a set of connections since their first one: how many are open, and the bytes in each direction. */
export interface Traffic {
  readonly open: number;
  readonly read: number;
  readonly written: number;
}

/** Counts what goes over connections, also over those that are closed by now. */
export class TrafficCount {
  readonly #open = new Set<net.Socket>();
  #read = 0;
  #written = 0;

  /** Counts a connection, from its first byte on. */
  add(socket: net.Socket): void {
    this.#open.add(socket);
    socket.once('close', () => {
      this.#open.delete(socket);
      this.#read += socket.bytesRead;
      this.#written += socket.bytesWritten ?? 0;
    });
  }

  /** The sum so far. What the program has written counts from then on, be it under way or still to be sent. */
  sum(): Traffic {
    let [read, written] = [this.#read, this.#written];
    for (const socket of this.#open) {
      read += socket.bytesRead;
      written += socket.bytesWritten ?? 0;
    }
    return { open: this.#open.size, read, written };
  }
}
