/** What Redis has exchanged with everybody but the harness, in its own words. */
export interface RedisTraffic {
  readonly open: number;
  /** Bytes. */
  readonly read: number;
  readonly written: number;
  /** Connections that wait in a command that blocks. */
  readonly blocked: number;
  /** How often a key was changed. */
  readonly changes: number;
  /** Keys that vanish when their time is over. */
  readonly expiring: number;
}

/**
 * What of INFO to ask for. Redis passes over a section that it does not know, so that a mark can stand behind them; before
 * version 7 it takes one section only, and the mark alone gives nothing to read: then the counts are told to be unknown.
 */
export function sectionsOf(version: string): string[] {
  return Number.parseInt(version, 10) >= 7 ? ['clients', 'stats', 'persistence', 'keyspace'] : [];
}

/**
 * Reads it from the reply to INFO; undefined when it is not in there.
 *
 * @param own what the harness has exchanged, with that reply in it
 */
export function trafficIn(
  info: string,
  own: { open: number; read: number; written: number },
): RedisTraffic | undefined {
  if (!info.includes('total_net_input_bytes')) return undefined;
  const field = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  // Redis counted before it wrote this reply, whose length varies.
  const reply = Buffer.byteLength(info) + String(Buffer.byteLength(info)).length;
  return {
    open: field('connected_clients') - own.open,
    read: field('total_net_input_bytes') - own.written,
    written: field('total_net_output_bytes') - (own.read - reply),
    blocked: field('blocked_clients'),
    changes: field('rdb_changes_since_last_save'),
    expiring: [...info.matchAll(/^db\d+:.*expires=(\d+)/gm)].reduce((sum, [, keys]) => sum + Number(keys), 0),
  };
}
