/**
 * Undoes LZF, with which Redis packs long strings in an RDB file (liblzf's format: a control byte below 32 announces
 * literal bytes, any other a copy of what came before). Throws a RangeError when the bytes do not give `length` bytes.
 */
export function lzfDecompress(packed: Uint8Array, length: number): Buffer {
  const out = Buffer.alloc(length);
  let from = 0;
  let to = 0;
  const next = () => {
    const byte = packed[from++];
    if (byte === undefined) throw new RangeError('a compressed string ends too early');
    return byte;
  };
  while (from < packed.length) {
    const control = next();
    if (control < 32) {
      for (let left = control + 1; left > 0; left--) out[to++] = next();
    } else {
      let count = control >> 5;
      if (count === 7) count += next();
      let source = to - ((control & 0x1f) << 8) - next() - 1;
      if (source < 0) throw new RangeError('a compressed string refers to what lies before it');
      // Byte by byte, as the copy may overlap what it writes.
      for (let left = count + 2; left > 0; left--) out[to++] = out[source++] as number;
    }
    if (to > length) break;
  }
  if (to !== length) throw new RangeError('a compressed string has another length than announced');
  return out;
}
