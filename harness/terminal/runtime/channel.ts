import { Socket } from 'node:net';

/** What a terminal says to its program's preload. */
export interface Message {
  /** Asks for an answer with this number once the program is idle. */
  readonly probe?: number;
  /** Lines that wait for this event of `process` are to run now. */
  readonly cue?: string;
}

/** The line of JSON messages between a program's preload and its terminal. */
export interface Channel {
  tell(message: object): void;
  hear(listener: (message: Message) => void): void;
}

/** Opens the channel on an inherited socket; it never keeps the program alive, and its loss ends the program. */
export function openChannel(fd: number): Channel {
  const socket = new Socket({ fd, readable: true, writable: true });
  socket.unref();
  socket.on('error', () => {});
  // The harness is gone: nobody reads what this program prints.
  socket.on('close', () => process.exit());
  let rest = '';
  const listeners: ((message: Message) => void)[] = [];
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
