import { textWidth } from '../../harness/compare/text-width';
import { visible } from '../../harness/compare/visible';
import { wrapPieces } from '../../harness/compare/wrap-pieces';
import { laneColour } from './colours';

/** A line that a terminal shows. */
export interface LaneLine {
  readonly number: number;
  readonly program: string;
  readonly text: string;
}

/** Turns a line of a terminal into what the screen shows of it. */
export type Lanes = (line: LaneLine) => string[];

/** Below this many columns a lane is too narrow to read. */
const narrowest = 30;
const between = ' │ ';

/** Where nobody looks on, and for logs: each line says whose it is. */
export const plainLanes: Lanes = ({ number, program, text }) => [`${number} ${program} | ${visible(text)}`];

/** The same in colour, where there is no room, or no need, for columns. */
export const colouredLanes: Lanes = ({ number, program, text }) => [
  `${laneColour(number, `${number} ${program}${between}`)}${visible(text)}`,
];

/** Terminals side by side: each line stands in its terminal's column, under what was there before. */
export function columnLanes(count: number, columns: number): Lanes {
  const width = Math.floor((columns - (count - 1) * between.length) / count);
  if (width < narrowest) return colouredLanes;
  return ({ number, text }) => {
    if (number > count) return [visible(text)];
    const piece = { text: visible(text), differs: false };
    return wrapPieces([piece], width).map(({ pieces }) =>
      row(count, width, number, pieces.map(part => part.text).join('')),
    );
  };
}

function row(count: number, width: number, number: number, text: string): string {
  const cells = Array.from({ length: count }, (_, index) => {
    if (index + 1 !== number) return ' '.repeat(width);
    return laneColour(number, text) + (number < count ? ' '.repeat(width - textWidth(text)) : '');
  });
  return cells.join(between).trimEnd();
}
