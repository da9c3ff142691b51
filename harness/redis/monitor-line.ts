/** One line of MONITOR, taken apart. */
export interface MonitorLine {
  /** When Redis ran the command, in ms since the epoch, with microseconds as its fraction. */
  at: number;
  db: number;
  /** `ip:port` of the client, or `lua` for a command of a script. */
  client: string;
  /** The command's name, in upper case. */
  name: string;
  args: string[];
}

const LINE = /^(\d+)\.(\d+) \[(\d+) (.+?)\] (".*")$/;
const WORD = /"((?:[^"\\]|\\.)*)"/g;

/**
 * Takes one line of MONITOR apart (`1700000000.123456 [0 127.0.0.1:40000] "set" "k" "v"`); undefined when it is none.
 * Undoes the escaping of Redis's `sdscatrepr`, byte by byte, so that UTF-8 text comes out as it was sent.
 */
export function parseMonitorLine(line: string): MonitorLine | undefined {
  const [, seconds, micros, db, client, words] = LINE.exec(line) ?? [];
  if (seconds === undefined || micros === undefined || client === undefined || words === undefined) return undefined;
  const [name, ...args] = Array.from(words.matchAll(WORD), ([, word]) => unescaped(word ?? ''));
  if (name === undefined) return undefined;
  return { at: Number(seconds) * 1000 + Number(micros) / 1000, db: Number(db), client, name: name.toUpperCase(), args };
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b' };

function unescaped(word: string): string {
  if (!word.includes('\\')) return word;
  const bytes = word.replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? (ESCAPED[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
