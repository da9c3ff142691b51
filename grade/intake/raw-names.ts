import { isUtf8 } from 'node:buffer';

/** A path as the system has it: bytes, which need not be UTF-8. Only such a path leads to every file. */
export type RawPath = Buffer;

/** The path of something in a folder. */
export function within(folder: RawPath, name: Buffer): RawPath {
  return Buffer.concat([folder, Buffer.from('/'), name]);
}

/** Whether a path can be given to anything that takes text. */
export function isText(path: RawPath): boolean {
  return isUtf8(path);
}

/**
 * A name as people are to read it. One that is no UTF-8 comes from an old Windows archive as a rule, so it is read as
 * Windows writes Western names; what is meant by `M\xfcller` is seen then.
 */
export function shownName(name: Buffer): string {
  return isUtf8(name) ? name.toString('utf8') : new TextDecoder('windows-1252').decode(name);
}
