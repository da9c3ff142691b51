import { readFile, stat, writeFile } from 'node:fs/promises';
import { RedisError } from '../connection';
import { Cursor, crc64, encodeLength, encodeString, fileName, scanForString, walk } from './rdb';

/** What the bytes of a dump file say, without a Redis. */
export interface DumpFacts {
  /** The file begins as an RDB file does. */
  isDump: boolean;
  /** The version of the RDB format: 9 is read by Redis 5 and newer. */
  version?: number;
  /** The version of the Redis, or Valkey, that wrote the file. */
  redisVersion?: string;
  /** The checksum at the end: absent when the end was not reached, 'off' when the writer left it out. */
  checksum?: 'right' | 'wrong' | 'off';
  /** Why the file is not a dump, or could not be read to its end: a clause whose subject is "the file". */
  problem?: string;
  /** The string at `key` of database 0, as UTF-8; undefined when there is none, or it has expired. */
  stringValue(key: string): string | undefined;
}

/** No exercise has larger files; they are not read. */
const LARGEST = 64 * 1024 * 1024;

const MAGIC = /^REDIS(\d{4})/;
const HEADER = 9;

/** Reads a dump file. Throws a RedisError 'bad-dump' when the file cannot be read at all. */
export async function readDump(path: string): Promise<DumpFacts> {
  return dumpFacts(await readBytes(path));
}

/** Like `readDump`, from bytes. */
export function dumpFacts(bytes: Buffer): DumpFacts {
  const magic = MAGIC.exec(bytes.subarray(0, HEADER).toString('latin1'));
  if (magic === null) return { isDump: false, problem: whatElse(bytes), stringValue: () => undefined };
  const walked = walk(new Cursor(bytes, HEADER), Date.now());
  const redisVersion = walked.about.get('redis-ver') ?? walked.about.get('valkey-ver');
  const { stopped, end } = walked;
  const checksum = end === undefined ? undefined : checkSum(bytes, end);
  return {
    isDump: true,
    version: Number(magic[1]),
    ...(redisVersion !== undefined && { redisVersion }),
    ...(checksum !== undefined && { checksum }),
    ...(stopped !== undefined && { problem: `cannot be read beyond byte ${stopped.at}: ${stopped.why}` }),
    stringValue: key => {
      const read = walked.strings.get(fileName(0, Buffer.from(key)));
      if (read !== undefined) return read.toString();
      return stopped && scanForString(bytes.subarray(stopped.at), key)?.toString();
    },
  };
}

/**
 * Writes a dump with these pairs of key and string in database 0. It has version 9 of the format, so that Redis 5
 * and every newer one load it.
 */
export async function writeDump(path: string, pairs: Iterable<readonly [key: string, value: string]>): Promise<void> {
  await writeFile(path, dumpBytes(pairs));
}

/** The bytes that `writeDump` writes. */
export function dumpBytes(pairs: Iterable<readonly [key: string, value: string]>): Buffer {
  const entries = [...new Map(pairs)];
  const body = Buffer.concat([
    Buffer.from('REDIS0009'),
    ...about('redis-ver', '5.0.7'),
    ...about('redis-bits', '64'),
    Buffer.from([0xfe, 0, 0xfb]),
    encodeLength(entries.length),
    encodeLength(0),
    ...entries.flatMap(([key, value]) => [Buffer.from([0]), encodeString(key), encodeString(value)]),
    Buffer.from([0xff]),
  ]);
  const checksum = Buffer.alloc(8);
  checksum.writeBigUInt64LE(crc64(body));
  return Buffer.concat([body, checksum]);
}

function about(name: string, value: string): Buffer[] {
  return [Buffer.from([0xfa]), encodeString(name), encodeString(value)];
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const file = await stat(path);
    // Opening a pipe could block forever.
    if (!file.isFile()) throw new Error('it is not a file');
    if (file.size > LARGEST) throw new Error(`it has ${file.size} bytes, and more than ${LARGEST} are not read`);
    return await readFile(path);
  } catch (error) {
    throw new RedisError('bad-dump', `The dump ${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function checkSum(bytes: Buffer, end: number): 'right' | 'wrong' | 'off' {
  if (bytes.length < end + 8) return 'wrong';
  const written = bytes.readBigUInt64LE(end);
  if (written === 0n) return 'off';
  return written === crc64(bytes.subarray(0, end)) ? 'right' : 'wrong';
}

function whatElse(bytes: Buffer): string {
  if (bytes.length === 0) return 'is empty';
  const start = bytes.subarray(0, 20).toString('latin1');
  if (start.startsWith('REDIS')) return 'begins with REDIS, but without a version after it';
  return `begins with ${JSON.stringify(start)}, where an RDB file begins with REDIS`;
}
