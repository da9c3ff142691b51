import { inspect } from 'node:util';

/** One for each terminal, in turn. */
const lanes = ['cyan', 'magenta', 'yellow', 'green', 'blue'] as const;

/** Colours a text as everything of one terminal is coloured. */
export function laneColour(number: number, text: string): string {
  const [start, end] = inspect.colors[lanes[(number - 1) % lanes.length] ?? 'cyan'] ?? [0, 0];
  return `\u001b[${start}m${text}\u001b[${end}m`;
}
