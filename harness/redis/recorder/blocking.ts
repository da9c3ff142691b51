import type { RecordedCommand } from './recorder';

/** The position of the time-out in blocking commands, in s (for the two stream commands in ms); Redis 7. */
const timeouts: Readonly<Record<string, (args: readonly string[]) => number>> = {
  BLPOP: last,
  BRPOP: last,
  BRPOPLPUSH: last,
  BLMOVE: last,
  BZPOPMIN: last,
  BZPOPMAX: last,
  BLMPOP: args => Number(args[0]),
  BZMPOP: args => Number(args[0]),
  XREAD: blockOption,
  XREADGROUP: blockOption,
  WAIT: args => Number(args[1]) / 1000,
};

/**
 * A program whose waits end without result this often in a row, and that does nothing else, counts as waiting forever.
 */
const inVain = 3;
/**
 * A wait of this many ms or more is a keep-alive: libraries end their waits now and then to see whether Redis is still there.
 */
const guards = 5000;

/**
 * Whether Redis is soon to answer a program that waits in it, though nothing comes: the wait of its last command comes to its
 * end by Redis's own clock.
 */
export function endsWait(commands: readonly RecordedCommand[]): boolean {
  const latest = new Map<string, RecordedCommand[]>();
  for (let index = commands.length - 1; index >= 0; index -= 1) {
    const command = commands[index] as RecordedCommand;
    if (command.fromScript) continue;
    const list = latest.get(command.client) ?? [];
    if (list.length < inVain) latest.set(command.client, [...list, command]);
  }
  return [...latest.values()].some(endsSoon);
}

function endsSoon(latest: readonly RecordedCommand[]): boolean {
  const [last] = latest;
  const wait = last ? (timeouts[last.name]?.(last.args) ?? 0) * 1000 : 0;
  if (!(wait > 0 && wait < guards)) return false;
  const asText = latest.map(({ name, args }) => JSON.stringify([name, args]));
  return latest.length < inVain || asText.some(text => text !== asText[0]);
}

function last(args: readonly string[]): number {
  return Number(args.at(-1));
}

function blockOption(args: readonly string[]): number {
  const at = args.findIndex(arg => arg.toUpperCase() === 'BLOCK');
  return at < 0 ? 0 : Number(args[at + 1]) / 1000;
}
