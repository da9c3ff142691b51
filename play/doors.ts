import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { isFree } from '../harness/redis/server/free-port';

/** The next port from this one on that nothing listens on. */
export async function nextFreePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port += 1) if (await isFree(port)) return port;
  throw new Error(`Of the ports ${from} to ${from + 99} none is free.`);
}

/** A port where a program's server can be found by the address that the exercise gives, wherever it really listens. */
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

  /** @param behind tells the port where the server is now, if it is there */
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
