/**
 * What a failed step said, as one says it to somebody who has never seen a feature: without the signs of patterns, without
 * names that no file has, with right plurals. Needs nothing but the text.
 */
import { breakLines } from './break-lines';
import { ownFramesOnly } from './own-frames';

/** The sign that stands for any text in patterns. */
const anyText = '[..]';

/** The message of a failed step in plain words. */
export function plainWords(message: string): string {
  const plain = withLegend(ownFramesOnly(message))
    .replace(/Terminal (\d+) \(program-\1\)/g, 'Terminal $1 (a few lines that use your program)')
    .replace(/\bprogram-\d+ (was|had)\b/g, 'It $1')
    .replace(/\bprogram-\d+(\.js)?\b/g, 'the lines that use your program')
    .replace(/\bshould take 1 arguments\b/g, 'should take 1 argument')
    .replace(/ shows the line (.*?) (\d+) times; at least (\d+) were expected\./g, timesShown)
    .replace(/ 1 × /g, ' once ')
    .replace(/ (\d+) × /g, ' $1 times ')
    .replace(/\b1 lines\b/g, '1 line');
  return breakLines(plain);
}

function timesShown(_whole: string, line: string, shown: string, due: string): string {
  const times = shown === '0' ? 'never shows' : `shows only ${shown === '1' ? 'once' : `${shown} times`}`;
  return ` ${times} the line ${line}; it should come at least ${due} times.`;
}

function withLegend(text: string): string {
  const hasText = text.includes(anyText);
  const hasLines = /^(?:[-+✗ ] )?\.\.\.(?: *│.*)?$/m.test(text);
  if (!hasText && !hasLines) return text;
  const lines = text.split('\n').map(line => withSigns(line));
  const legend = [hasText && '… stands for any text', hasLines && '(…) for any lines, or none']
    .filter(Boolean)
    .join(', ');
  const end = lines.findLastIndex(line => line.includes('…'));
  lines.splice(end + 1, 0, `  (${hasText ? legend : legend.replace('for', 'stands for')})`);
  return lines.join('\n');
}

/** With the columns of a drawing kept. */
function withSigns(line: string): string {
  const at = line.indexOf('│');
  const [left, right] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at)];
  const put = (part: string) => part.replaceAll(anyText, '…').replace(/^((?:[-+✗│ ] )?)\.\.\.(?= *$)/, `$1(…)`);
  return `${at < 0 ? put(left) : put(left).padEnd(left.length)}${put(right)}`;
}
