/**
 * The harness or the environment is at fault, never the program under test: no Redis, no room, a bug of ours.
 * Verdicts tell the two apart, and so do exit codes (2 for this one).
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** The program under test is at fault; the message is written for its author. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
}
