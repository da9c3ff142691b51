import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { makeFolder } from '../folder';

/** What stands outside a program's walls, and tells when it was reached: a server, and another submission's file. */
export interface Outside {
  readonly port: number;
  readonly folder: string;
  readonly file: string;
  connections(): number;
  close(): void;
}

/** Opens a server on a free port, beside a folder with one file. */
export async function lookOut(server: Server): Promise<Outside> {
  let connections = 0;
  server.on('connection', socket => {
    connections += 1;
    socket.destroy();
  });
  server.listen(0);
  await once(server, 'listening');
  const folder = makeFolder({ 'theirs.js': "module.exports = 'theirs';\n" });
  return {
    port: (server.address() as AddressInfo).port,
    folder: folder.path,
    file: join(folder.path, 'theirs.js'),
    connections: () => connections,
    close: () => {
      server.close();
      folder.remove();
    },
  };
}
