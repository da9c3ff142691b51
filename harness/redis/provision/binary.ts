import { access, constants } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { ceiling } from '../../settings';

/** Where a redis-server was found, in the order of the search. */
export type RedisSource = 'setting' | 'path' | 'cache' | 'debian' | 'build';

/** A redis-server (or valkey-server) that has answered `--version`. */
export interface RedisBinary {
  path: string;
  version: string;
  source: RedisSource;
  /** The path of redis-cli (or valkey-cli), where it lies beside the server. */
  cli?: string;
}

/** A usable binary, or why this one is not. */
export type Probe = RedisBinary | { reason: string };

/** Users with limited rights (ACLs) came with Redis 6; the harness needs them. */
const OLDEST = 6;

/** Runs `path --version`; returns the binary, or one clause why it cannot be used. Never throws. */
export async function probe(path: string, source: RedisSource): Promise<Probe> {
  const ran = await execa(path, ['--version'], { reject: false, timeout: ceiling(), stdin: 'ignore' });
  if (ran.timedOut) return { reason: `${path} did not answer --version in ${ceiling() / 1000} s` };
  if (ran.code === 'ENOENT' || ran.code === 'ENOTDIR') return { reason: `${path} does not exist` };
  if (ran.code === 'EACCES') return { reason: `${path} may not be executed` };
  if (ran.failed) return { reason: `${path} --version failed: ${ran.stderr?.trim() || ran.shortMessage}` };
  const version = /^(?:Redis|Valkey) server v=(\d+(?:\.\d+)*)/i.exec(ran.stdout)?.[1];
  if (version === undefined)
    return { reason: `${path} is no Redis server: its --version says "${firstLine(ran.stdout)}"` };
  if (Number.parseInt(version, 10) < OLDEST) {
    return { reason: `${path} is Redis ${version}, and ${OLDEST}.0 or newer is needed` };
  }
  const cli = await commandLineBeside(path);
  return { path, version, source, ...(cli !== undefined && { cli }) };
}

async function commandLineBeside(path: string): Promise<string | undefined> {
  for (const name of ['redis-cli', 'valkey-cli']) {
    const candidate = join(dirname(path), name);
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

/** Whether there is a file at `path` that this user may execute. */
export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
