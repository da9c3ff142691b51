/**
 * Builders of what classes really hand in, made while a test runs: none of these names is in the repository. What takes
 * root, or a system of its own, says so where it is skipped.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { execa } from 'execa';

const packageRoot = resolve(__dirname, '../..');

/** `Müller` as Windows wrote it in an archive: ISO 8859-1, which is no UTF-8. */
export const latinName = Buffer.from('M\xfcller', 'latin1');

/** Writes files below a folder, by names that need not be text: each a list of parts. */
export function writeRaw(
  folder: string,
  files: readonly (readonly [parts: readonly (string | Buffer)[], text: string | Buffer])[],
): void {
  for (const [parts, text] of files) {
    const path = Buffer.concat([Buffer.from(folder), ...parts.flatMap(part => [Buffer.from('/'), Buffer.from(part)])]);
    mkdirSync(parentOf(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function parentOf(path: Buffer): Buffer {
  return path.subarray(0, path.lastIndexOf('/'.charCodeAt(0)));
}

export function makeFifo(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  execFileSync('mkfifo', [path]);
}

/** Whether it could be made, which takes root. */
export function makeDevice(path: string): boolean {
  if (rootless()) return false;
  execFileSync('mknod', [path, 'c', '1', '3']);
  return true;
}

/**
 * Runs the command as somebody who may not read everything: root gives up the right to. Undefined where root cannot,
 * because there is no setpriv.
 */
export async function runAsPlainUser(args: readonly string[]) {
  const command = [process.execPath, 'bin/start.js', 'queuing-spec', ...args];
  const isRoot = process.getuid?.() === 0;
  const [file = '', ...rest] = isRoot ? [...setpriv, ...command] : command;
  const done = await execa(file, rest, { cwd: packageRoot, reject: false, all: true, env: { GITHUB_ACTIONS: '' } });
  return done.code === 'ENOENT' ? undefined : done;
}

const setpriv = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--'];

/** Why a test that mounts or changes users cannot run here; undefined where it can. */
export function rootless(): string | undefined {
  if (process.platform !== 'linux') return 'it mounts a file system, which is done on Linux only';
  return process.getuid?.() === 0 ? undefined : 'it takes root';
}
