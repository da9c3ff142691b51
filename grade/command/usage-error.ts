/** A mistake in the command line. The message is one sentence with the cause and the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
