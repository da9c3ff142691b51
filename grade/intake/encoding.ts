import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';

/**
 * Says that a program has an encoding that Node reads wrongly, as the end of a sentence that begins with its name. Node reads
 * UTF-8, with or without a byte order mark. Undefined when the encoding is right, or the file cannot be read.
 */
export function wrongEncoding(path: string | Buffer): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  if (isUtf16(bytes)) return 'is saved as UTF-16, which Node does not read: save it as UTF-8.';
  if (isUtf8(bytes)) return undefined;
  return 'is not saved as UTF-8, so that letters such as ü come out wrong: save it as UTF-8.';
}

/** By its byte order mark or, without one, by the NUL in every second byte of English text. */
function isUtf16(bytes: Buffer): boolean {
  if (bytes.length >= 2 && (bytes.readUInt16BE(0) === 0xfeff || bytes.readUInt16BE(0) === 0xfffe)) return true;
  const start = bytes.subarray(0, 512);
  const nuls = start.filter(byte => byte === 0).length;
  return start.length >= 4 && nuls > start.length / 3;
}
