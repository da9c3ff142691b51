import type { Difference } from '../difference';
import { renderBeside } from './beside';
import { foldRows } from './fold-rows';
import { painter } from './paint';
import { toShownRow } from './shown-row';
import { renderStacked } from './stacked';

/** How a difference is drawn. `width` is in columns; 100 unless told otherwise. */
export interface RenderOptions {
  readonly colour: boolean;
  readonly width?: number;
}

const DEFAULT_WIDTH = 100;

/**
 * Draws a difference for a terminal: the two texts side by side where they fit into the width, and one above the other
 * where they do not. The first difference has a mark under the place where it begins. Lines that differ are shown in
 * full, with their white space visible; lines that are the same, far from the difference, are only counted. What programs
 * printed is made harmless: none of their control characters gets through.
 */
export function renderDifference(difference: Difference, { colour, width = DEFAULT_WIDTH }: RenderOptions): string {
  const rows = foldRows(difference).map(row => (typeof row === 'string' ? row : toShownRow(row)));
  const shown = { rows, reordered: difference.reordered };
  const paint = painter(colour);
  return renderBeside(shown, width, paint) ?? renderStacked(shown, width, paint);
}
