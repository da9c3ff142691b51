import type net from 'node:net';

/** The traffic of a set of connections: how many are open, and the bytes in each direction so far. */
export interface Traffic {
  readonly open: number;
  readonly read: number;
  readonly written: number;
}

/** Counts the traffic of connections, including closed ones. */
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

  /** The sum so far. Bytes count as written at once, even if they are not sent yet. */
  sum(): Traffic {
    let [read, written] = [this.#read, this.#written];
    for (const socket of this.#open) {
      read += socket.bytesRead;
      written += socket.bytesWritten ?? 0;
    }
    return { open: this.#open.size, read, written };
  }
}
