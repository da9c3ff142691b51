import { Cursor, encodeString } from './cursor';
import { STRING } from './values';

/**
 * Looks for the pair of `key` and a string anywhere in `bytes`: the type byte, the key in its plain form, and a string
 * that can be read. A last resort, for dumps that cannot be read in order; it does not know databases.
 */
export function scanForString(bytes: Buffer, key: string): Buffer | undefined {
  const pair = Buffer.concat([Buffer.from([STRING]), encodeString(key)]);
  for (let at = bytes.indexOf(pair); at >= 0; at = bytes.indexOf(pair, at + 1)) {
    try {
      return new Cursor(bytes, at + pair.length).string();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}
