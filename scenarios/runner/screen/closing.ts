import Table from 'cli-table3';
import type { Paint } from '../../../harness/compare/drawing';
import { brokeOff, type Round } from '../round';
import type { Figure } from '../scenario';

/** How many findings of one expectation are shown in full. */
const mostShown = 3;
/** The widths of the columns: expectations, and what was found instead. */
const widest = 76;

/** The table of expectations: in how many rounds each held, of those that could tell, and what was found otherwise. */
export function renderFindings(rounds: readonly Round[], paint: Paint): string {
  const table = plainTable(['What must hold', 'Held'], [widest, undefined]);
  for (const that of expectations(rounds)) {
    const found = rounds.map(({ findings }) => findings.find(finding => finding.that === that));
    const held = found.filter(finding => finding !== undefined && finding.unlike === undefined).length;
    const unlike = found.flatMap((finding, index) =>
      finding?.unlike === undefined ? [] : [`${rounds.length > 1 ? `round ${index + 1}: ` : ''}${finding.unlike}`],
    );
    // A complete play without a finding on it could not tell.
    const of = rounds.filter((round, index) => found[index] !== undefined || brokeOff(round)).length;
    const all = held === of;
    const cell = all ? that : [that, ...short(unlike).map(line => `  ${line}`)].join('\n');
    const count = rounds.length === 1 ? (all ? 'yes' : 'no') : `${held} of ${of}`;
    table.push([cell, paint(all ? 'green' : 'red', `${all ? '✓' : '✗'} ${count}`)]);
  }
  return table.toString();
}

/** The table of figures: median, minimum and maximum of all rounds. */
export function renderFigures(rounds: readonly Round[]): string | undefined {
  const names = [...new Set(rounds.flatMap(({ figures }) => figures.map(({ name }) => name)))];
  if (names.length === 0) return undefined;
  const several = rounds.length > 1;
  const table = plainTable(several ? ['Figure', 'median', 'least', 'most'] : ['Figure', ''], []);
  for (const name of names) {
    const figures = rounds.flatMap(round => round.figures.filter(figure => figure.name === name));
    const sorted = figures.toSorted((a, b) => a.value - b.value);
    const chosen = several ? [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)] : [sorted[0]];
    table.push([name, ...chosen.map(figure => (figure ? withUnit(figure) : ''))]);
  }
  return table.toString();
}

function expectations(rounds: readonly Round[]): string[] {
  return [...new Set(rounds.flatMap(({ findings }) => findings.map(({ that }) => that)))];
}

function short(unlike: readonly string[]): string[] {
  const rest = unlike.length - mostShown;
  return [...unlike.slice(0, mostShown), ...(rest > 0 ? [`… and in ${rest} more rounds`] : [])];
}

function withUnit({ value, unit }: Figure): string {
  const number = Number.isInteger(value) || value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
  return unit ? `${number} ${unit}` : number;
}

function plainTable(head: string[], widths: (number | undefined)[]): Table.Table {
  return new Table({
    head,
    colWidths: widths.map(width => width ?? null),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
}
