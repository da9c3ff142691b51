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

/** No line is longer, in characters; of a value that is, so much is shown. */
const [longest, shown] = [200, 120];

/** Shows the beginning of a value that is too long, and breaks a sentence that is. */
function shortened(line: string): string {
  if (line.length <= longest) return line;
  const words = line.split(/(?<=\S) /).map(word => (word.length > shown ? cut(word) : word));
  if (words.length === 1 || line.length > 2 * longest) return cut(line);
  let length = 0;
  const broken = words.map((word, index) => {
    const fits = index === 0 || length + 1 + word.length <= longest;
    length = fits && index > 0 ? length + 1 + word.length : word.length;
    return `${index === 0 ? '' : fits ? ' ' : '\n'}${word}`;
  });
  return broken.join('');
}

function cut(text: string): string {
  return `${text.slice(0, shown)}… (${text.length - shown} characters left out)`;
}
