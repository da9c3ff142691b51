/**
 * The checksum at the end of an RDB file: CRC-64 by Jones, reflected, from 0 and without a final inversion, as in
 * Redis's `crc64.c` (whose check value, for "123456789", is e9c6d914c4b8d9ca).
 */
export function crc64(bytes: Uint8Array): bigint {
  let high = 0;
  let low = 0;
  // Two halves of 32 bits: a dump is long, and big integers are slow.
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (LOW[index] as number);
    high = (high >>> 8) ^ (HIGH[index] as number);
  }
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

const POLYNOMIAL = 0x95ac9329ac4bc9b5n;
const HIGH = new Int32Array(256);
const LOW = new Int32Array(256);

for (let index = 0; index < 256; index++) {
  let value = BigInt(index);
  for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ POLYNOMIAL : value >> 1n;
  HIGH[index] = Number(BigInt.asIntN(32, value >> 32n));
  LOW[index] = Number(BigInt.asIntN(32, value));
}
