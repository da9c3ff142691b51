import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { isFree } from '../harness/redis/server/free-port';

/** The first free port from this one on. */
export async function nextFreePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port += 1) if (await isFree(port)) return port;
  throw new Error(`Of the ports ${from} to ${from + 99} none is free.`);
}

/** Forwards the exercise's port to a program's server, wherever that listens. */
export class Door {
  readonly #server: Server;

  private constructor(
    readonly port: number,
    behind: () => number | undefined,
  ) {
    this.#server = createServer(caller => {
      const actual = behind();
      if (actual === undefined) return void caller.destroy();
      const server = connect(actual, '127.0.0.1');
      caller.pipe(server).pipe(caller);
      caller.on('error', () => server.destroy());
      server.on('error', () => caller.destroy());
    });
  }

  /** @param behind returns the present port of the server, if it is running */
  static async open(port: number, behind: () => number | undefined): Promise<Door> {
    const door = new Door(await nextFreePort(port), behind);
    door.#server.listen(door.port, '127.0.0.1');
    await once(door.#server, 'listening');
    return door;
  }

  close(): void {
    this.#server.close();
  }
}
