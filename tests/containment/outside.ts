import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { makeFolder } from '../folder';

/** What stands outside a program's walls, and tells when it was reached: a server, by TCP and by UDP, and another submission's file. */
export interface Outside {
  readonly port: number;
  readonly folder: string;
  readonly file: string;
  connections(): number;
  close(): void;
}

/** Opens a server on a free port, for both, beside a folder with one file. */
export async function lookOut(server: Server): Promise<Outside> {
  let connections = 0;
  server.on('connection', socket => {
    connections += 1;
    socket.destroy();
  });
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket('udp4').on('message', () => {
    connections += 1;
  });
  datagrams.bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  const folder = makeFolder({ 'theirs.js': "module.exports = 'theirs';\n" });
  return {
    port,
    folder: folder.path,
    file: join(folder.path, 'theirs.js'),
    connections: () => connections,
    close: () => {
      server.close();
      datagrams.close();
      folder.remove();
    },
  };
}
