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

/** A longer line holds a value that is too long; so much of it is shown. In characters. */
const [long, shown] = [200, 120];

/** Cuts values, and leaves a sentence whole: a report breaks it into lines, but first looks for its causes. */
function shortened(line: string): string {
  if (line.length <= long) return line;
  const cutWords = line.replace(/\S+/g, word => (word.length > shown ? cut(word) : word));
  return cutWords.length > 2 * long || !cutWords.includes(' ') ? cut(line) : cutWords;
}

function cut(text: string): string {
  return `${text.slice(0, shown)}… (${text.length - shown} characters left out)`;
}
