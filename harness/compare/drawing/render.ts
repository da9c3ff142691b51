import type { Difference } from '../difference';
import { renderBeside } from './beside';
import { foldRows } from './fold-rows';
import { painter } from './paint';
import { toShownRow } from './shown-row';
import { renderStacked } from './stacked';

/** How to draw a difference. `width` is in columns, 100 by default. */
export interface RenderOptions {
  readonly colour: boolean;
  readonly width?: number;
}

const DEFAULT_WIDTH = 100;

/**
 * Draws a difference for a terminal: the two texts side by side if they fit, otherwise one above the other. A mark shows where
 * the first difference begins. Lines that differ are shown in full, with visible white space; equal lines far from a difference
 * are only counted. No control character of a program reaches the terminal.
 */
export function renderDifference(difference: Difference, { colour, width = DEFAULT_WIDTH }: RenderOptions): string {
  const rows = foldRows(difference).map(row => (typeof row === 'string' ? row : toShownRow(row)));
  const shown = { rows, reordered: difference.reordered };
  const paint = painter(colour);
  return renderBeside(shown, width, paint) ?? renderStacked(shown, width, paint);
}
