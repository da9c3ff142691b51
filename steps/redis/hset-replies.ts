import type { CommandRecorder, RecordedCommand } from '../../harness/redis/recorder';

/**
 * What Redis replied to each HSET that programs sent, in their order: how many of the fields were new. MONITOR shows no
 * replies, so they are worked out from the commands before, those of the scenario included.
 */
export function hsetReplies({ commands, own }: CommandRecorder): number[] {
  const fields = new Map<string, Set<string>>();
  const sent = new Set(commands);
  const inOrder = [...own, ...commands].sort((one, other) => one.at - other.at);
  return inOrder.flatMap(command => {
    const added = run(fields, command);
    return command.name === 'HSET' && sent.has(command) ? [added] : [];
  });
}

/** Does to the fields of each hash what a command does; returns how many it added. */
function run(fields: Map<string, Set<string>>, { name, args: [key = '', ...rest] }: RecordedCommand): number {
  const known = fields.get(key) ?? new Set();
  switch (name) {
    case 'HSET':
    case 'HMSET':
    case 'HSETNX': {
      const before = known.size;
      rest.forEach((word, index) => void (index % 2 === 0 && known.add(word)));
      fields.set(key, known);
      return known.size - before;
    }
    case 'HDEL':
      for (const field of rest) known.delete(field);
      break;
    case 'DEL':
    case 'UNLINK':
      for (const one of [key, ...rest]) fields.delete(one);
      break;
    case 'FLUSHDB':
    case 'FLUSHALL':
      fields.clear();
  }
  return 0;
}
