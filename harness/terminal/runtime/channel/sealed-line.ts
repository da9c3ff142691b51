import { indexIn, sliced } from './intrinsics';
import { seal, sealLength } from './seal';

/** Which way a message goes: one that was heard cannot be sent back. */
export type Direction = 'from program' | 'to program';

/** Writes the messages of one side as lines under seal, numbered, so that none can be made up, changed or said twice. */
export function lineWriter(key: Uint8Array, direction: Direction): (text: string) => string {
  let number = 0;
  return text => {
    number += 1;
    const numbered = `${number} ${text}`;
    // An end of line before it too: whatever somebody else has begun to write ends there.
    return `\n${seal(key, direction + numbered)}${numbered}\n`;
  };
}

/** Reads the lines of the other side; undefined for one that the other side has not written, or not now. */
export function lineReader(key: Uint8Array, direction: Direction): (line: string) => string | undefined {
  let last = 0;
  return line => {
    const numbered = sliced(line, sealLength);
    if (sliced(line, 0, sealLength) !== seal(key, direction + numbered)) return undefined;
    const blank = indexIn(numbered, ' ');
    const number = +sliced(numbered, 0, blank);
    // Also where the last one has been lost: whoever can write into the line can break it.
    if (number <= last) return undefined;
    last = number;
    return sliced(numbered, blank + 1);
  };
}
