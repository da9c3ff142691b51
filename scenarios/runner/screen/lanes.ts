import { inspect } from 'node:util';
import { wrapPieces } from '../../../harness/compare/drawing';
import { textWidth, visible } from '../../../harness/compare/text';

/** A line that a terminal shows. */
export interface LaneLine {
  readonly number: number;
  readonly program: string;
  readonly text: string;
}

/** Formats a line of a terminal for the screen. */
export type Lanes = (line: LaneLine) => string[];

/** A lane with fewer columns is too narrow to read. */
const narrowest = 30;
const between = ' │ ';

/** For logs: each line begins with its terminal and program. */
export const plainLanes: Lanes = ({ number, program, text }) => [`${number} ${program} | ${visible(text)}`];

/** The same in colour, if there is no room or no need for columns. */
export const colouredLanes: Lanes = ({ number, program, text }) => [
  `${laneColour(number, `${number} ${program}${between}`)}${visible(text)}`,
];

/** Terminals side by side: each line is in the column of its terminal. */
export function columnLanes(count: number, columns: number): Lanes {
  const width = widthOf(count, columns);
  if (width < narrowest) return colouredLanes;
  return ({ number, text }) => {
    if (number > count) return [visible(text)];
    const wrapped = wrapPieces([{ text: visible(text), differs: false }], width);
    return wrapped.map(({ pieces }) => {
      const cells = Array.from({ length: count }, () => '');
      cells[number - 1] = pieces.map(part => part.text).join('');
      return row(cells, width);
    });
  };
}

/** The line above terminals side by side. */
export function headOf(programs: readonly string[], columns: number): string {
  const width = widthOf(programs.length, columns);
  return row(
    programs.map((program, index) => `Terminal ${index + 1}: ${program}`),
    width,
  );
}

function widthOf(count: number, columns: number): number {
  return Math.floor((columns - (count - 1) * between.length) / count);
}

function row(cells: readonly string[], width: number): string {
  const padded = cells.map((text, index) => {
    const rest = ' '.repeat(Math.max(0, width - textWidth(text)));
    return text === '' ? rest : laneColour(index + 1, text) + rest;
  });
  return padded.join(between).trimEnd();
}

/** One for each terminal, in turn. */
const laneColours = ['cyan', 'magenta', 'yellow', 'green', 'blue'] as const;

/** Colours a text in the colour of its terminal. */
function laneColour(number: number, text: string): string {
  const [start, end] = inspect.colors[laneColours[(number - 1) % laneColours.length] ?? 'cyan'] ?? [0, 0];
  return `\u001b[${start}m${text}\u001b[${end}m`;
}
