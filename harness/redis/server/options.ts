import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aclFile, RedisError } from '../connection';
import type { RedisBinary } from '../provision/binary';

/** The options of a Redis of the harness. */
export interface RedisServerOptions {
  /** The port of 127.0.0.1; default: a free one. */
  port?: number;
  /** The path of an RDB file to begin with; it is copied, never written to. */
  dump?: string;
  /** Keep the data in an append-only file, so that they survive `halt` and `resume`. */
  append?: boolean;
  /** Programs must give this password with AUTH. */
  password?: string;
  /** Programs may do everything, wipe and stop the server too. */
  unprotected?: boolean;
  /** The server to run; default: what `findRedis` finds. */
  binary?: RedisBinary;
}

const USERS_FILE = 'users.acl';
const DUMP_FILE = 'dump.rdb';

/** Enough for any exercise. A program that fills Redis gets an error, and the machine keeps its memory. */
const MEMORY = 256 * 1024 * 1024;

const LARGEST_ARGUMENT = 1024 * 1024;

/** Puts into `folder` what redis-server reads when it starts: its users, and the dump. */
export async function prepareFolder(
  folder: string,
  options: RedisServerOptions,
  harnessPassword: string,
  version: string,
): Promise<void> {
  const users = aclFile(
    {
      harness: harnessPassword,
      ...(options.password !== undefined && { programs: options.password }),
      unprotected: options.unprotected ?? false,
    },
    version,
  );
  await writeFile(join(folder, USERS_FILE), users, { mode: 0o600 });
  if (options.dump === undefined) return;
  await copyFile(options.dump, join(folder, DUMP_FILE)).catch(error => {
    throw new RedisError('bad-dump', `The dump ${options.dump} cannot be read: ${error.message}`, { cause: error });
  });
}

/** The arguments of redis-server, beside those that redis-memory-server gives: no persistence, loopback only, the port. */
export function serverArguments(folder: string, append: boolean): string[] {
  return Object.entries({
    dir: folder,
    dbfilename: DUMP_FILE,
    aclfile: join(folder, USERS_FILE),
    appendonly: append ? 'yes' : 'no',
    // A confirmed write is then in the file when Redis is killed; with `everysec` a write may have to wait for a sync.
    appendfsync: 'no',
    maxmemory: String(MEMORY),
    'maxmemory-policy': 'noeviction',
    // After this time, in ms, Redis replies BUSY while a script runs, instead of not replying. Kue's scripts take less
    // than one.
    'lua-time-limit': '500',
    // The size limits of one argument and one command: the recorder keeps all of it.
    'proto-max-bulk-len': String(LARGEST_ARGUMENT),
    'client-query-buffer-limit': String(4 * LARGEST_ARGUMENT),
  }).flatMap(([name, value]) => [`--${name}`, value]);
}
