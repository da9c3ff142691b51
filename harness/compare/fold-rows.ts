import { type Difference, firstDifferent, type Row } from './difference';

/** Lines that are the same are shown so far before and behind a difference. */
const CONTEXT = 3;
/** A program that went wild must not bury the first differences under the rest of them. */
const MOST_DIFFERENT = 40;

/** The rows to show; a text stands for rows left out and counts them. */
export function foldRows(difference: Difference): (Row | string)[] {
  const { rows, unseen } = difference;
  const different = rows.flatMap((row, index) => (row.kind === 'same' ? [] : [index]));
  const shown = different.slice(0, MOST_DIFFERENT);
  const near = new Set(shown.flatMap(at => Array.from({ length: 2 * CONTEXT + 1 }, (_, step) => at - CONTEXT + step)));
  const last = shown.at(-1) ?? firstDifferent(difference);
  const hidden = rows.slice(last + 1).filter(row => row.kind !== 'same').length;
  const result: (Row | string)[] = [];
  let folded = 0;
  const flush = () => {
    if (folded > 0) result.push(folded === 1 ? '… 1 line that is the same' : `… ${folded} lines that are the same`);
    folded = 0;
  };
  for (const [index, row] of rows.entries()) {
    if (hidden > 0 && index > last) break;
    if (near.has(index)) {
      flush();
      result.push(row);
    } else folded += 1;
  }
  flush();
  const rest = (hidden > 0 ? rows.length - last - 1 : 0) + unseen;
  if (rest > 0)
    result.push(
      `… ${rest} more line${rest === 1 ? '' : 's'}${hidden > 0 ? `, ${hidden + unseen} of them different` : ' from the program'}`,
    );
  return result;
}
