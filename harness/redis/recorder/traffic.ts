/** What Redis has exchanged with everybody except the harness, by its own counts. */
export interface RedisTraffic {
  readonly open: number;
  /** Bytes. */
  readonly read: number;
  readonly written: number;
  /** Connections that wait in a command that blocks. */
  readonly blocked: number;
  /** How often a key was changed. */
  readonly changes: number;
  /** Keys that will expire. */
  readonly expiring: number;
}

/**
 * The sections of INFO to ask for, followed by a mark: Redis ignores a section that it does not know. Before version 7 it takes
 * only one section, so the reply to the mark is empty and the counts are unknown.
 */
export function sectionsOf(version: string): string[] {
  return Number.parseInt(version, 10) >= 7 ? ['clients', 'stats', 'persistence', 'keyspace'] : [];
}

/**
 * Reads the counts from the reply to INFO; undefined when it has none.
 *
 * @param own what the harness has exchanged, including that reply
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
