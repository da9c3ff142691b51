import { Socket } from 'node:net';

/** The line of JSON messages between a program's preload and its terminal. */
export interface Channel {
  tell(message: object): void;
  hear(listener: (message: { probe: number }) => void): void;
}

/** Opens the channel on an inherited socket; it never keeps the program alive, and its loss ends the program. */
export function openChannel(fd: number): Channel {
  const socket = new Socket({ fd, readable: true, writable: true });
  socket.unref();
  socket.on('error', () => {});
  // The harness is gone: nobody reads what this program prints.
  socket.on('close', () => process.exit());
  let rest = '';
  const listeners: ((message: { probe: number }) => void)[] = [];
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) for (const listener of listeners) listener(JSON.parse(line));
  });
  socket.unref();
  return {
    tell: message => void socket.write(`${JSON.stringify(message)}\n`),
    hear: listener => void listeners.push(listener),
  };
}
