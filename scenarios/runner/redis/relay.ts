import { once } from 'node:events';
import net from 'node:net';

/** A port of 127.0.0.1 that forwards to a Redis. */
export interface Relay {
  readonly port: number;
  close(): void;
}

/**
 * Opens a local port for a Redis anywhere. Programs only know the exercise's address, so the relay sends the password and
 * selects the database of the real address.
 */
export async function openRelay(url: URL): Promise<Relay> {
  const open = new Set<net.Socket>();
  const server = net.createServer(program => {
    const service = net.connect(Number(url.port) || 6379, url.hostname);
    for (const socket of [program, service]) {
      open.add(socket);
      socket.setNoDelay(true);
      // When one end breaks, the other is closed, as if they were one connection.
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

/** The commands that prepare a connection as the address demands. */
function greeting({ username, password, pathname }: URL): string[][] {
  const user = username && username !== 'default' ? [decodeURIComponent(username)] : [];
  const database = pathname.slice(1);
  return [
    ...(password ? [['AUTH', ...user, decodeURIComponent(password)]] : []),
    ...(database && database !== '0' ? [['SELECT', database]] : []),
  ];
}

/** Sends commands and reads their replies, one line each. */
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
