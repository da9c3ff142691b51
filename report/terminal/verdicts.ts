import { styleText } from 'node:util';
import type { Verdict } from '../result';

/** One character for each verdict. */
export const marks: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '-', error: '!', advice: 'a' };

const colours = { pass: 'green', fail: 'red', skipped: 'yellow', error: 'magenta', advice: 'cyan' } as const;

/** A text in the colour of its verdict, if colours are used. */
export function coloured(verdict: Verdict, text: string, colour: boolean): string {
  return colour ? styleText(colours[verdict], text, { validateStream: false }) : text;
}
