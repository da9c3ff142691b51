/** A part of a program's output: its first byte and its end. */
export type Part = readonly [from: number, to: number];

type Write = (this: unknown, chunk: Buffer | string, encoding: BufferEncoding, done: unknown) => unknown;
type WriteMany = (
  this: unknown,
  chunks: { chunk: Buffer | string; encoding: BufferEncoding }[],
  done: unknown,
) => unknown;
type Stream = { _write: Write; _writev: WriteMany };

/**
 * Both streams of a program go into one pipe, so that their order is kept. The channel reports which parts are standard error,
 * before they are printed. What Node itself prints when a program crashes bypasses the streams, and comes last.
 */
export function tellErrors(tell: (part: Part) => void): void {
  let printed = 0;
  function count(isError: boolean, chunk: Buffer | string, encoding: BufferEncoding): void {
    const from = printed;
    printed += typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length;
    if (isError) tell([from, printed]);
  }
  for (const [stream, isError] of [
    [process.stdout, false],
    [process.stderr, true],
  ] as const) {
    const own = stream as unknown as Stream;
    const { _write, _writev } = own;
    own._write = function (chunk, encoding, done) {
      count(isError, chunk, encoding);
      return _write.call(this, chunk, encoding, done);
    };
    if (!_writev) continue;
    own._writev = function (chunks, done) {
      for (const { chunk, encoding } of chunks) count(isError, chunk, encoding);
      return _writev.call(this, chunks, done);
    };
  }
  process.on('uncaughtExceptionMonitor', () => {
    if (process.listenerCount('uncaughtException') === 0) tell([printed, Number.MAX_SAFE_INTEGER]);
  });
}
