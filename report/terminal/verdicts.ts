import { styleText } from 'node:util';
import type { Verdict } from '../result';

/** One sign a verdict. */
export const marks: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', skipped: '-', error: '!', advice: 'a' };

const colours = { pass: 'green', fail: 'red', skipped: 'yellow', error: 'magenta', advice: 'cyan' } as const;

/** A text in the colour of its verdict, where colours are wanted. */
export function coloured(verdict: Verdict, text: string, colour: boolean): string {
  return colour ? styleText(colours[verdict], text, { validateStream: false }) : text;
}
