import { indexIn, sliced } from './intrinsics';
import { seal, sealLength } from './seal';

/** The direction of a message, so that a received message cannot be sent back. */
export type Direction = 'from program' | 'to program';

/** Writes the messages of one side as sealed, numbered lines, so that none can be forged, changed or repeated. */
export function lineWriter(key: Uint8Array, direction: Direction): (text: string) => string {
  let number = 0;
  return text => {
    number += 1;
    const numbered = `${number} ${text}`;
    // A line break before it too, which ends whatever somebody else has begun to write.
    return `\n${seal(key, direction + numbered)}${numbered}\n`;
  };
}

/** Reads the lines of the other side; undefined for a line that the other side did not write, or not now. */
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
