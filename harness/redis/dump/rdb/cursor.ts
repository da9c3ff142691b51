import { lzfDecompress } from './lzf';

/** Reads an RDB file's bytes in order. All methods throw a RangeError when the file ends too early. */
export class Cursor {
  constructor(
    readonly bytes: Buffer,
    public position = 0,
  ) {}

  byte(): number {
    return this.take(1)[0] as number;
  }

  take(count: number): Buffer {
    const end = this.position + count;
    if (end > this.bytes.length) throw new RangeError('the file ends too early');
    const taken = this.bytes.subarray(this.position, end);
    this.position = end;
    return taken;
  }

  /** A length or a count. */
  length(): number {
    const size = this.#sizeOrEncoding();
    if (size < 0) throw new RangeError(`an encoding stands where a length should be, at byte ${this.position}`);
    return size;
  }

  /** A string, whichever way it is encoded: plain, as an integer, or compressed. */
  string(): Buffer {
    const size = this.#sizeOrEncoding();
    if (size >= 0) return this.take(size);
    switch (size) {
      case -1:
        return Buffer.from(String(this.take(1).readInt8()));
      case -2:
        return Buffer.from(String(this.take(2).readInt16LE()));
      case -3:
        return Buffer.from(String(this.take(4).readInt32LE()));
      case -4: {
        const packedLength = this.length();
        const length = this.length();
        const packed = this.take(packedLength);
        // LZF packs at most 264 bytes into three. A larger length is wrong, and would take a lot of memory.
        if (length > packedLength * 100) throw new RangeError('a compressed string announces an impossible length');
        return lzfDecompress(packed, length);
      }
      default:
        throw new RangeError(`a string has the unknown encoding ${-1 - size}, before byte ${this.position}`);
    }
  }

  /** The length, or −1 − n for the special encoding n. The first two bits tell how it is written. */
  #sizeOrEncoding(): number {
    const first = this.byte();
    if (first < 0x40) return first;
    if (first < 0x80) return ((first & 0x3f) << 8) | this.byte();
    if (first === 0x80) return this.take(4).readUInt32BE();
    if (first === 0x81) return Number(this.take(8).readBigUInt64BE());
    if (first >= 0xc0) return -1 - (first & 0x3f);
    throw new RangeError(`a length begins with the unknown byte ${first}, before byte ${this.position}`);
  }
}

/** A length as an RDB file has it. */
export function encodeLength(length: number): Buffer {
  if (length < 0x40) return Buffer.from([length]);
  if (length < 0x4000) return Buffer.from([0x40 | (length >> 8), length & 0xff]);
  const long = Buffer.alloc(5, 0x80);
  long.writeUInt32BE(length, 1);
  return long;
}

/** A string as an RDB file has it, in its plain form, which every version of Redis reads. */
export function encodeString(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([encodeLength(bytes.length), bytes]);
}
