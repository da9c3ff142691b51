import { inspect } from 'node:util';

/** The colours used, by what they mean. */
export type Colour = 'green' | 'red' | 'grey' | 'bold';

/** Colours text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** A painter for a terminal, or one that leaves text plain. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_, text) => text;
  return (name, text) => {
    const [start, end] = inspect.colors[name] ?? [0, 0];
    return text === '' ? '' : `\u001b[${start}m${text}\u001b[${end}m`;
  };
}
