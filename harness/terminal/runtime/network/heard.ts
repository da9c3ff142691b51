import type net from 'node:net';

/** What came over one connection to a service: the program's own port, and the bytes, one character each. */
export interface Heard {
  readonly port: number;
  readonly bytes: string;
}

/** The most that is told of one connection, and at once, in bytes: what is behind it is left out of the trace. */
const most = 64 * 1024;
const mostAtOnce = 8 * 1024;

/**
 * Tells what a connection brings, as it comes, for the trace of the scenario. It listens from when the program does: so
 * nothing flows sooner, and no frame of it is in the program's stack traces.
 */
export function tellHeard(socket: net.Socket, tell: (heard: Heard) => void): void {
  let room = most;
  const listen = (event: string | symbol) => {
    if (event !== 'data') return;
    socket.off('newListener', listen);
    socket.on('data', (chunk: Buffer | string) => {
      room = chunk.length > mostAtOnce ? -1 : room - chunk.length;
      // Behind a part that is left out, nothing would be understood.
      if (room < 0) return;
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk).toString('latin1') : chunk.toString('latin1');
      tell({ port: socket.localPort ?? 0, bytes });
    });
  };
  socket.on('newListener', listen);
}
