/** The command was given something that it cannot use: the message names the cause and the mend in a sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
