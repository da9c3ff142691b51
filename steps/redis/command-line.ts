import type { RecordedCommand } from '../../harness/redis/recorder';

/** A command as one would type it: `HSET schools "New York" 20`. */
export function commandLine({ name, args }: Pick<RecordedCommand, 'name' | 'args'>): string {
  return [name, ...args.map(quoted)].join(' ');
}

function quoted(argument: string): string {
  return argument === '' || /[\s"\\]/.test(argument) ? JSON.stringify(argument) : argument;
}
