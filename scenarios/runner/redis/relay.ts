import { once } from 'node:events';
import net from 'node:net';

/** A port of 127.0.0.1 behind which there is a Redis. */
export interface Relay {
  readonly port: number;
  close(): void;
}

/**
 * Opens a port of this machine for a Redis anywhere: programs know no other address than the exercise's, so for them
 * the relay gives the password and chooses the database that stand in the address.
 */
export async function openRelay(url: URL): Promise<Relay> {
  const open = new Set<net.Socket>();
  const server = net.createServer(program => {
    const service = net.connect(Number(url.port) || 6379, url.hostname);
    for (const socket of [program, service]) {
      open.add(socket);
      socket.setNoDelay(true);
      // Either end of a pair that breaks takes the other along: as if they were one connection.
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        program.destroy();
        service.destroy();
      });
    }
    greet(service, greeting(url), () => {
      program.pipe(service);
      service.pipe(program);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** The commands by which a connection becomes one that the address means. */
function greeting({ username, password, pathname }: URL): string[][] {
  const user = username && username !== 'default' ? [decodeURIComponent(username)] : [];
  const database = pathname.slice(1);
  return [
    ...(password ? [['AUTH', ...user, decodeURIComponent(password)]] : []),
    ...(database && database !== '0' ? [['SELECT', database]] : []),
  ];
}

/** Sends commands and takes in their replies, which are a line each. */
function greet(service: net.Socket, commands: readonly string[][], greeted: () => void): void {
  let expected = commands.length;
  if (expected === 0) {
    greeted();
    return;
  }
  service.write(commands.map(encoded).join(''));
  service.on('data', function take(chunk) {
    expected -= chunk.toString('latin1').split('\r\n').length - 1;
    if (expected > 0) return;
    service.off('data', take);
    greeted();
  });
}

function encoded(command: readonly string[]): string {
  return `*${command.length}\r\n${command.map(word => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}
