import { charCodeAt, hide } from './intrinsics';

/** The length of a key, in bytes. */
export const keyBytes = 16;
/** The length of a seal, in characters. */
export const sealLength = 16;

/** SipHash's four numbers of 64 bits, each as its upper half and its lower half. */
const state = hide(new Int32Array(8));
const digits = '0123456789abcdef';

/**
 * A text's seal under a key, in hexadecimal: SipHash-2-4 (Aumasson and Bernstein, 2012) of its UTF-16, which is made for short
 * messages. Written out here because what Node offers for it is called through objects that a program can redefine; this uses
 * nothing but operators and arrays of numbers.
 */
export function seal(key: Uint8Array, text: string): string {
  begin(key);
  const { length } = text;
  const whole = length - (length % 4);
  for (let from = 0; from < whole; from += 4) absorb(letters(text, from + 2, from + 4), letters(text, from, from + 2));
  // Two bytes a letter, and of their number the lowest byte.
  absorb(letters(text, whole + 2, length) | (length << 25), letters(text, whole, length));
  state[5] = at(5) ^ 0xff;
  for (let round = 0; round < 4; round += 1) mix();
  return hexadecimal(at(0) ^ at(2) ^ at(4) ^ at(6)) + hexadecimal(at(1) ^ at(3) ^ at(5) ^ at(7));
}

function at(index: number): number {
  return state[index] as number;
}

/** From the words "somepseudorandomlygeneratedbytes". */
function begin(key: Uint8Array): void {
  state[0] = word(key, 4) ^ 0x736f6d65;
  state[1] = word(key, 0) ^ 0x70736575;
  state[2] = word(key, 12) ^ 0x646f7261;
  state[3] = word(key, 8) ^ 0x6e646f6d;
  state[4] = word(key, 4) ^ 0x6c796765;
  state[5] = word(key, 0) ^ 0x6e657261;
  state[6] = word(key, 12) ^ 0x74656462;
  state[7] = word(key, 8) ^ 0x79746573;
}

function absorb(upper: number, lower: number): void {
  state[6] = at(6) ^ upper;
  state[7] = at(7) ^ lower;
  mix();
  mix();
  state[0] = at(0) ^ upper;
  state[1] = at(1) ^ lower;
}

/** SipRound. */
function mix(): void {
  stir(0, 2, 13);
  swap(0);
  stir(4, 6, 16);
  stir(0, 6, 21);
  stir(4, 2, 17);
  swap(4);
}

/** Adds one number to another, turns the first, and takes their difference bit by bit. */
function stir(sum: number, turned: number, by: number): void {
  const upper = at(turned);
  const lower = at(turned + 1);
  const added = (at(sum + 1) >>> 0) + (lower >>> 0);
  state[sum] = at(sum) + upper + (added > 0xffffffff ? 1 : 0);
  state[sum + 1] = added | 0;
  state[turned] = ((upper << by) | (lower >>> (32 - by))) ^ at(sum);
  state[turned + 1] = ((lower << by) | (upper >>> (32 - by))) ^ at(sum + 1);
}

function swap(index: number): void {
  const upper = at(index);
  state[index] = at(index + 1);
  state[index + 1] = upper;
}

function word(key: Uint8Array, from: number): number {
  let value = 0;
  for (let index = 0; index < 4; index += 1) value |= (key[from + index] as number) << (8 * index);
  return value;
}

/** Up to two letters as one number, the first one lowest. */
function letters(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to && index < from + 2; index += 1)
    value |= charCodeAt(text, index) << (16 * (index - from));
  return value;
}

function hexadecimal(value: number): string {
  let text = '';
  for (let shift = 28; shift >= 0; shift -= 4) text += digits[(value >>> shift) & 15];
  return text;
}
