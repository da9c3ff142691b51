import type net from 'node:net';

/** Bytes received over one connection to a service: the program's port, and the bytes, one character each. */
export interface Heard {
  readonly port: number;
  readonly bytes: string;
}

/** The most that is reported of one connection, and at once, in bytes. The rest is not in the trace. */
const most = 64 * 1024;
const mostAtOnce = 8 * 1024;

/**
 * Reports the data of a connection for the trace. It listens when the program does, so that data do not flow earlier, and the
 * program's stack traces have no frame of it.
 */
export function tellHeard(socket: net.Socket, tell: (heard: Heard) => void): void {
  let room = most;
  const listen = (event: string | symbol) => {
    if (event !== 'data') return;
    socket.off('newListener', listen);
    socket.on('data', (chunk: Buffer | string) => {
      room = chunk.length > mostAtOnce ? -1 : room - chunk.length;
      // After a missing part, nothing could be parsed.
      if (room < 0) return;
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk).toString('latin1') : chunk.toString('latin1');
      tell({ port: socket.localPort ?? 0, bytes });
    });
  };
  socket.on('newListener', listen);
}
