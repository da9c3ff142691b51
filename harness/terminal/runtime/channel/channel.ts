/**
 * The line between a program and the harness: a pipe whose messages are sealed, so that a program cannot forge one.
 *
 * Needs copies of Node's own functions, taken before the program could change them.
 */
import { exitProcess, hide, read, write } from './intrinsics';
import { followPipe } from './pipe';
import { fromJson, toJson } from './plain-json';
import { keyBytes } from './seal';
import { lineReader, lineWriter } from './sealed-line';

/** A terminal's messages to the preload. */
export interface Message {
  /** Asks for a reply with this number when the program is idle. */
  readonly probe?: number;
  /** Runs the lines that wait for this event of `process`. */
  readonly cue?: string;
  /** Moves the program's clock to this time of its session, in ms. */
  readonly moveTo?: number;
}

/** The prefix of lines without a seal. */
export const noteSign = '~';

/** The channel between a program's preload and its terminal. */
export interface Channel {
  /** Sends a message at once. Plain values only. */
  tell(message: object): void;
  /** Sends a note for the trace. It needs no seal, because no verdict depends on it. Plain values only. */
  note(message: object): void;
  hear(listener: (message: Message) => void): void;
  /** How many events of Node's loop its messages took so far; several messages may arrive in one event. */
  readonly events: number;
}

/**
 * Opens the channel on an inherited socket. It never keeps the program alive, and its loss ends the program. The program has
 * the descriptor too, but what it writes there has no valid seal: the key comes first on the channel, and only this code knows
 * it.
 */
export function openChannel(descriptor: number): Channel {
  const key = readKey(descriptor);
  const written = lineWriter(key, 'from program');
  const understood = lineReader(key, 'to program');
  const listeners: ((message: Message) => void)[] = [];
  let rest = '';
  let events = 0;

  function take(line: string): void {
    const text = understood(line);
    if (text === undefined) return;
    const message = fromJson(text) as Message;
    for (let index = 0; index < listeners.length; index += 1) listeners[index]?.(message);
  }
  function hearLetter(letter: string): void {
    if (letter !== '\n') rest += letter;
    else {
      const line = rest;
      rest = '';
      take(line);
    }
  }
  followPipe(descriptor, hearLetter, () => {
    events += 1;
  });
  function put(text: string): void {
    try {
      write(descriptor, text);
    } catch {
      // The program has closed or filled it, so nothing more can be sent.
    }
  }
  return {
    get events() {
      return events;
    },
    tell: message => put(written(toJson(message))),
    note: message => put(`\n${noteSign}${toJson(message)}\n`),
    hear: listener => {
      listeners[listeners.length] = listener;
    },
  };
}

/** The key, which nobody has read before. Never as text, which a heap snapshot would show. */
function readKey(descriptor: number): Uint8Array {
  const key = new Uint8Array(keyBytes);
  for (let length = 0; length < keyBytes; ) {
    const more = read(descriptor, key, length, keyBytes - length);
    // The harness is gone.
    if (more === 0) exitProcess();
    length += more;
  }
  return hide(key);
}
