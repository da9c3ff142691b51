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

/** What a terminal says to its program's preload. */
export interface Message {
  /** Asks for an answer with this number once the program is idle. */
  readonly probe?: number;
  /** Lines that wait for this event of `process` are to run now. */
  readonly cue?: string;
  /** Moves the program's clock to this time of its session, in ms. */
  readonly moveTo?: number;
}

/** Begins the lines that are under no seal. */
export const noteSign = '~';

/** The line of messages between a program's preload and its terminal. */
export interface Channel {
  /** Says something, at once. Plain values only. */
  tell(message: object): void;
  /** Notes something for the trace of the scenario: no verdict hangs on it, so that it needs no seal. Plain values only. */
  note(message: object): void;
  hear(listener: (message: Message) => void): void;
  /** How many events of Node's loop its messages have been so far: several may come at once. */
  readonly events: number;
}

/**
 * Opens the channel on an inherited socket; it never keeps the program alive, and its loss ends the program. The program has
 * the descriptor too, and whatever it does with it: what it writes there is under no seal, since the key, which comes first
 * on the channel, is known here only.
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
      // The program has closed it, or filled it up: nobody hears from it any more.
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

/** The key, which nobody has read before; never as text, which a picture of the heap would show. */
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
