/**
 * The harness or the environment is at fault, not the program under test: no Redis, a full disk, a bug of ours. Verdicts and
 * exit codes distinguish the two (this one is 2).
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** The program under test is at fault. The message is for its author, so long values in it are cut. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';

  constructor(message: string, options?: ErrorOptions) {
    super(message.split('\n').map(shortened).join('\n'), options);
  }
}

/** The longest line, in characters. A longer one contains a value, which is cut. */
const [sentence, shown] = [400, 160];

function shortened(line: string): string {
  if (line.length <= sentence) return line;
  return `${line.slice(0, shown)}… (${line.length - shown} characters left out)`;
}
