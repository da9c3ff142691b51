/**
 * Lets a run go on when nobody reads what it says any more (`| head`, a terminal that was closed): the reports are still
 * written, and the exit code is the grade's. What cannot be written for another reason, such as a full disk, is told by the
 * exit code 2 and, where that can be said, in a sentence.
 */
export function outliveReaders(streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'EIO' || error.code === 'ERR_STREAM_DESTROYED') return;
      process.exitCode = 2;
      if (stream !== process.stderr) process.stderr.write(`The output cannot be written (${error.code}).\n`);
    });
}
