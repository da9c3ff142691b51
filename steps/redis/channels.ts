import type { RecordedCommand } from '../../harness/redis/recorder';

/**
 * The channels beside one that somebody has asked Redis for, from the commands that Redis received; for a pattern, one
 * that fits it.
 */
export function otherChannels(commands: readonly RecordedCommand[], channel: string): string[] {
  const asked = commands.flatMap(({ name, args }) => {
    if (name === 'SUBSCRIBE') return args;
    return name === 'PSUBSCRIBE' ? args.map(fitting) : [];
  });
  return [...new Set(asked)].filter(one => one !== channel);
}

/** A channel that fits a pattern of Redis's: `news.*` is fitted by `news.a`. */
function fitting(pattern: string): string {
  return pattern
    .replace(/\[\^?(.)[^\]]*\]/g, '$1')
    .replace(/(?<!\\)[*?]/g, 'a')
    .replace(/\\(.)/g, '$1');
}
