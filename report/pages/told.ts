/** What is told of a failure, taken apart for a page: its sentences, and the two texts beside each other. */
export type ToldPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'beside'; readonly rows: readonly BesideRow[] };

/** One row of the two texts, or a remark between rows. */
export interface BesideRow {
  readonly kind: 'same' | 'changed' | 'missing' | 'extra' | 'remark';
  readonly expected?: string;
  readonly actual?: string;
}

/**
 * Finds the two texts in what is told, as `harness/compare/drawing` draws them for terminals: beside each other, or one above
 * the other.
 */
export function toldParts(told: string): ToldPart[] {
  const lines = told.split('\n');
  const parts: ToldPart[] = [];
  let text: string[] = [];
  const flush = () => {
    const said = text.join('\n').replace(/^\n+|\s+$/g, '');
    if (said !== '') parts.push({ kind: 'text', text: said });
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const drawn = stackedAt(lines, at) ?? besideAt(lines, at);
    if (drawn) {
      flush();
      parts.push({ kind: 'beside', rows: drawn.rows });
      at = drawn.end;
    } else {
      text.push(lines[at] ?? '');
      at += 1;
    }
  }
  flush();
  return parts;
}

interface Drawn {
  readonly rows: BesideRow[];
  readonly end: number;
}

function stackedAt(lines: readonly string[], start: number): Drawn | undefined {
  if (lines[start] !== '- expected' || lines[start + 1] !== '+ your program') return undefined;
  const rows: BesideRow[] = [];
  let at = start + 3;
  for (; at < lines.length && isStacked(lines, at); at += 1) {
    const line = lines[at] ?? '';
    const [sign, wrapped, rest] = [line[0] ?? ' ', line[1] === '↳', line.slice(2)];
    const last = rows.at(-1);
    if (/^ *\^ /.test(line)) continue;
    if (wrapped && last) rows[rows.length - 1] = continued(last, sign, rest);
    else if (sign === '-') rows.push({ kind: 'missing', expected: rest });
    else if (sign === '+' && last?.kind === 'missing')
      rows[rows.length - 1] = { kind: 'changed', expected: last.expected ?? '', actual: rest };
    else if (sign === '+') rows.push({ kind: 'extra', actual: rest });
    else if (/^… \d/.test(rest)) rows.push({ kind: 'remark', expected: rest });
    else rows.push({ kind: 'same', expected: rest, actual: rest });
  }
  return { rows: withoutBlankEnd(rows), end: at };
}

/** An empty line may be one that both have, or the end. */
function isStacked(lines: readonly string[], at: number): boolean {
  if (/^[-+ ][ ↳]/.test(lines[at] ?? '')) return true;
  return lines[at] === '' && /^[-+ ][ ↳]/.test(lines.slice(at).find(line => line !== '') ?? '');
}

function continued(row: BesideRow, sign: string, rest: string): BesideRow {
  return {
    ...row,
    ...(sign !== '+' && { expected: `${row.expected ?? ''}${rest}` }),
    ...(sign !== '-' && { actual: `${row.actual ?? ''}${rest}` }),
  };
}

const kinds: Readonly<Record<string, BesideRow['kind']>> = { '✗': 'changed', '-': 'missing', '+': 'extra' };

function besideAt(lines: readonly string[], start: number): Drawn | undefined {
  if (!/^ {2}expected *│ your program$/.test(lines[start] ?? '')) return undefined;
  const rows: BesideRow[] = [];
  let at = start + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const between = line.indexOf('│');
    if (/^ *\^ /.test(line)) continue;
    if (between < 0 && !/^ {2}… \d/.test(line)) break;
    if (between < 0) {
      rows.push({ kind: 'remark', expected: line.trim() });
      continue;
    }
    const kind = kinds[line[0] ?? ' '] ?? 'same';
    const expected = line.slice(2, between).trimEnd();
    const actual = line.slice(between + 2);
    rows.push({ kind, ...(kind !== 'extra' && { expected }), ...(kind !== 'missing' && { actual }) });
  }
  return { rows, end: at };
}

function withoutBlankEnd(rows: readonly BesideRow[]): BesideRow[] {
  const end = rows.findLastIndex(({ kind, expected }) => kind !== 'same' || expected !== '');
  return rows.slice(0, end + 1);
}

/** What stands before a row, for who cannot see its colour. */
export const besideMarks: Readonly<Record<BesideRow['kind'], string>> = {
  same: '',
  changed: '✗',
  missing: '−',
  extra: '+',
  remark: '',
};
