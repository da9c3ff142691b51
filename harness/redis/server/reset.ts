import { answerTime, type Connection, HARNESS_USER, RedisError } from '../connection';

/**
 * Resets Redis: closes programs' connections, deletes keys, scripts and functions, and accepts writes again. Throws a
 * RedisError when that takes longer than `answerTime()` ms, as when Redis hangs, or a surviving program keeps reconnecting.
 */
export async function resetRedis(connection: Pick<Connection, 'send'>): Promise<void> {
  const deadline = performance.now() + answerTime();
  const send = (...[name, ...args]: [string, ...string[]]) =>
    connection.send(name, args, Math.max(1, deadline - performance.now()));
  const [list] = await Promise.all([send('client', 'list'), send('config', 'set', 'min-replicas-to-write', '0')]);
  let programs = programsIn(list);
  do {
    await Promise.all([
      ...programs.map(id => send('client', 'kill', 'id', id)),
      send('flushall'),
      send('script', 'flush'),
      send('function', 'flush').catch(ignoreUnknown),
    ]);
    // A connection may not have been accepted yet, or its last command not read. So check, and begin again if
    // necessary.
    const [clients, keys] = await Promise.all([send('client', 'list'), send('info', 'keyspace')]);
    programs = programsIn(clients);
    if (programs.length === 0 && !/^db\d+:/m.test(String(keys))) return;
  } while (performance.now() < deadline);
  throw new RedisError('no-answer', `Programs keep coming back to Redis, ${answerTime()} ms after they were cut off.`);
}

/** Functions came with Redis 7. */
function ignoreUnknown(error: unknown): void {
  if (error instanceof RedisError && error.kind === 'refused' && /unknown command/i.test(error.message)) return;
  throw error;
}

/** The ids of all connections in a CLIENT LIST but the harness's own. */
function programsIn(list: unknown): string[] {
  return String(list)
    .split('\n')
    .filter(line => / user=(\S*)/.exec(line)?.[1] !== HARNESS_USER)
    .flatMap(line => /^id=(\d+) /.exec(line)?.[1] ?? []);
}
