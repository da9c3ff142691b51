import type { Cursor } from './cursor';
import { STRING, stepOver } from './values';

/** A dump's facts about itself, and its strings. */
export interface Walked {
  /** The fields Redis writes about itself: `redis-ver`, `redis-bits`, `ctime`, … */
  about: Map<string, string>;
  /** The string values, by database and key; keys and values as latin1, so that any bytes fit. */
  strings: Map<string, Buffer>;
  /** The position after the end mark, where the checksum begins. */
  end?: number;
  /** Why and where reading stopped before the end. */
  stopped?: { why: string; at: number };
}

const OPCODE = {
  SLOT_INFO: 0xf4,
  FUNCTION: 0xf5,
  FREQUENCY: 0xf9,
  IDLE: 0xf8,
  ABOUT: 0xfa,
  SIZES: 0xfb,
  EXPIRES_MS: 0xfc,
  EXPIRES_S: 0xfd,
  DATABASE: 0xfe,
  END: 0xff,
} as const;

/** The key in `strings` for a string of one database. */
export function fileName(database: number, key: Buffer): string {
  return `${database} ${key.toString('latin1')}`;
}

/** Reads a dump from after its version to its end, or to what it does not understand. `now` is in ms since the epoch. */
export function walk(cursor: Cursor, now: number): Walked {
  const walked: Walked = { about: new Map(), strings: new Map() };
  let at = cursor.position;
  try {
    const state = { database: 0, expires: Number.POSITIVE_INFINITY };
    for (;;) {
      at = cursor.position;
      const opcode = cursor.byte();
      if (opcode === OPCODE.END) return { ...walked, end: cursor.position };
      if (readOpcode(opcode, cursor, walked, state)) continue;
      const key = cursor.string();
      if (opcode === STRING) {
        const value = cursor.string();
        // When Redis loads a dump, it leaves out expired keys.
        if (state.expires > now) walked.strings.set(fileName(state.database, key), value);
      } else if (!stepOver(opcode, cursor)) {
        return { ...walked, stopped: { why: `it holds a value of type ${opcode}, which is not understood here`, at } };
      }
      state.expires = Number.POSITIVE_INFINITY;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...walked, stopped: { why: error.message, at } };
  }
}

/** Reads an entry that is not a key; false when the byte is the type of a value, and a key follows. */
function readOpcode(
  opcode: number,
  cursor: Cursor,
  walked: Walked,
  state: { database: number; expires: number },
): boolean {
  switch (opcode) {
    case OPCODE.ABOUT:
      walked.about.set(cursor.string().toString(), cursor.string().toString());
      return true;
    case OPCODE.DATABASE:
      state.database = cursor.length();
      return true;
    case OPCODE.SIZES:
      cursor.length();
      cursor.length();
      return true;
    case OPCODE.SLOT_INFO:
      for (let left = 3; left > 0; left--) cursor.length();
      return true;
    case OPCODE.EXPIRES_MS:
      state.expires = Number(cursor.take(8).readBigInt64LE());
      return true;
    case OPCODE.EXPIRES_S:
      state.expires = cursor.take(4).readInt32LE() * 1000;
      return true;
    case OPCODE.IDLE:
      cursor.length();
      return true;
    case OPCODE.FREQUENCY:
      cursor.byte();
      return true;
    case OPCODE.FUNCTION:
      cursor.string();
      return true;
    default:
      return false;
  }
}
