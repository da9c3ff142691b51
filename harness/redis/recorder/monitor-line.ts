/** One parsed line of MONITOR. */
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

const LINE = /^(\d+)\.(\d+) \[(\d+) ([^\]]+|\[[^\]]+\][^\]]*)\] (?=")/;

/**
 * Parses a line of MONITOR (`1700000000.123456 [0 127.0.0.1:40000] "set" "k" "v"`); undefined when it is not one. Undoes the
 * escaping of Redis's `sdscatrepr` byte by byte, so that UTF-8 text is restored.
 */
export function parseMonitorLine(line: string): MonitorLine | undefined {
  const [head = '', seconds, micros, db, client] = LINE.exec(line) ?? [];
  if (seconds === undefined || micros === undefined || client === undefined || !line.endsWith('"')) return undefined;
  const [name, ...args] = wordsIn(line.slice(head.length));
  if (name === undefined) return undefined;
  return { at: Number(seconds) * 1000 + Number(micros) / 1000, db: Number(db), client, name: name.toUpperCase(), args };
}

const QUOTE = 34;
const BACKSLASH = 92;
const HEX = 120;
const ESCAPED: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 97: 7, 98: 8 };

/** Byte by byte: a regular expression takes seconds when a program sends megabytes. */
function wordsIn(text: string): string[] {
  const words: string[] = [];
  let bytes: { from: Buffer; to: Buffer } | undefined;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    const end = text.indexOf('"', at + 1);
    const plain = text.slice(at + 1, end);
    if (plain.includes('\\')) {
      bytes ??= { from: Buffer.from(text, 'latin1'), to: Buffer.allocUnsafe(text.length) };
      const word = unescaped(bytes, at + 1);
      words.push(word.text);
      at = word.end;
    } else {
      words.push(plain);
      at = end;
    }
  }
  return words;
}

/** The text that begins at a position, and the position of its closing quote. */
function unescaped({ from, to }: { from: Buffer; to: Buffer }, start: number): { text: string; end: number } {
  let length = 0;
  let at = start;
  for (; at < from.length && from[at] !== QUOTE; at += 1) {
    let byte = from[at] as number;
    if (byte === BACKSLASH) {
      at += 1;
      const letter = from[at] as number;
      if (letter === HEX) {
        byte = 16 * digit(from[at + 1] as number) + digit(from[at + 2] as number);
        at += 2;
      } else byte = ESCAPED[letter] ?? letter;
    }
    to[length] = byte;
    length += 1;
  }
  return { text: to.toString('utf8', 0, length), end: at };
}

/** The value of a hexadecimal digit; Redis writes them in lower case. */
function digit(character: number): number {
  return character < 97 ? character - 48 : character - 87;
}
