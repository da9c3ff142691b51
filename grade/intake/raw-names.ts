import { isUtf8 } from 'node:buffer';

/** A path as the system has it: bytes that need not be UTF-8. Only such paths reach every file. */
export type RawPath = Buffer;

/** The path of an entry in a folder. */
export function within(folder: RawPath, name: Buffer): RawPath {
  return Buffer.concat([folder, Buffer.from('/'), name]);
}

/** Whether a path can be used as text. */
export function isText(path: RawPath): boolean {
  return isUtf8(path);
}

/**
 * A readable form of a name. One that is not UTF-8 usually comes from an old Windows archive, so it is decoded as Windows does
 * for Western languages: `M\xfcller` is then readable.
 */
export function shownName(name: Buffer): string {
  return isUtf8(name) ? name.toString('utf8') : new TextDecoder('windows-1252').decode(name);
}
