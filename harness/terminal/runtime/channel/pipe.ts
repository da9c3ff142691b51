import { Socket } from 'node:net';
import { apply, bytesOf, exitProcess, letterOf } from './intrinsics';

/** libuv's handle on a pipe, as Node gives it to its sockets. */
interface Pipe {
  /** Called with each chunk, and without one at the end. */
  onread: (piece: ArrayBuffer | undefined) => void;
  readStart(): number;
  unref(): void;
}

/**
 * Reads an inherited socket without Node's streams, which a program can observe. The socket does not keep the program alive.
 * When its other end is closed, the program ends: nobody reads its output.
 *
 * @param arrived called for each chunk: one event of Node's loop
 */
export function followPipe(descriptor: number, heard: (letter: string) => void, arrived: () => void): void {
  const options = { fd: descriptor, readable: true, writable: true, manualStart: true };
  const { _handle: pipe } = new Socket(options) as unknown as { _handle: Pipe };
  const { readStart, unref } = pipe;
  pipe.onread = piece => {
    if (piece === undefined) return exitProcess();
    arrived();
    const bytes = bytesOf(piece);
    // `length` would be looked up in its prototype; past the end there is undefined.
    for (let index = 0; bytes[index] !== undefined; index += 1) heard(letterOf(bytes[index] as number));
  };
  apply(unref, pipe, []);
  apply(readStart, pipe, []);
}
