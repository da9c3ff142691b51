import type { RecordedCommand } from '../redis/recorder/recorder';
import type { Reply } from './read-replies';

/**
 * The types of Redis's replies (redis.io/commands, RESP 2), for commands with one type; `nil` is possible with all but
 * integers.
 */
const kinds: Readonly<Partial<Record<Reply['type'], string>>> = {
  simple:
    'SET SETEX PSETEX MSET HMSET MULTI DISCARD WATCH UNWATCH SELECT AUTH QUIT RENAME FLUSHDB FLUSHALL LTRIM LSET TYPE',
  integer:
    'HSET HSETNX HDEL HINCRBY HLEN HEXISTS INCR INCRBY DECR DECRBY DEL UNLINK EXISTS EXPIRE PEXPIRE EXPIREAT PEXPIREAT TTL PTTL PERSIST SETNX APPEND STRLEN SADD SREM SCARD SISMEMBER ZREM ZCARD ZCOUNT ZREMRANGEBYRANK ZREMRANGEBYSCORE LPUSH RPUSH LPUSHX RPUSHX LLEN LREM LINSERT PUBLISH',
  bulk: 'GET GETSET GETDEL HGET ZSCORE ZINCRBY INCRBYFLOAT HINCRBYFLOAT LINDEX INFO ECHO RANDOMKEY',
  array:
    'KEYS HGETALL HKEYS HVALS HMGET MGET SMEMBERS ZRANGE ZREVRANGE ZRANGEBYSCORE ZREVRANGEBYSCORE LRANGE BLPOP BRPOP EXEC SCAN HSCAN SSCAN ZSCAN',
};

const expected = new Map(
  Object.entries(kinds).flatMap(([type, names]) =>
    names.split(' ').map(name => [name, type as Reply['type']] as const),
  ),
);

/** Whether this can be the reply to that command. Otherwise it belongs to a command that was not recorded. */
export function canAnswer({ type, text }: Reply, { name, args }: RecordedCommand): boolean {
  if (type === 'error') return true;
  // MONITOR does not show CLIENT LIST, which Kue sends.
  if (type === 'bulk' && /^"id=\d+ addr=/.test(text)) return name === 'CLIENT';
  const kind = expected.get(name);
  if (kind === undefined || type === kind) return true;
  if (type === 'nil') return kind !== 'integer';
  // SET … GET returns the previous value.
  return name === 'SET' && type === 'bulk' && args.some(argument => /^get$/i.test(argument));
}
