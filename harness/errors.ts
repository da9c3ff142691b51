/**
 * The harness or the environment is at fault, never the program under test: no Redis, no room, a bug of ours.
 * Verdicts tell the two apart, and so do exit codes (2 for this one).
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** The program under test is at fault; the message is written for its author, who need not read a body of a megabyte in it. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';

  constructor(message: string, options?: ErrorOptions) {
    super(message.split('\n').map(shortened).join('\n'), options);
  }
}

/** A line is a sentence at most, in characters; what is longer holds a value, of which this much is shown. */
const [sentence, shown] = [400, 160];

function shortened(line: string): string {
  if (line.length <= sentence) return line;
  return `${line.slice(0, shown)}… (${line.length - shown} characters left out)`;
}
