/** The lines that a comparison marks: those that came and should not, those that should have come, and pairs of both. */
export interface MarkedLines {
  readonly wrong: readonly string[];
  readonly missing: readonly string[];
  /** The line that came, and should, just before the first that is missing. */
  readonly before?: string | undefined;
}

/** Reads them off the drawing of a difference, whichever of its two forms it has. */
export function markedLines(message: string): MarkedLines {
  const lines = message.split('\n');
  const beside = lines.find(line => /^ {2}expected +│ your program$/.test(line));
  const read = beside ? besides(lines, beside.indexOf('│')) : stacked(lines);
  const clean = (texts: readonly string[]) => texts.map(text => text.replaceAll('·', ' ').trim()).filter(Boolean);
  return { wrong: clean(read.wrong), missing: clean(read.missing), before: read.before?.trim() };
}

function besides(lines: readonly string[], bar: number): MarkedLines {
  const rows = lines.filter(line => /^[-+✗] /.test(line) && line[bar] === '│');
  return {
    wrong: rows.filter(row => !row.startsWith('-')).map(row => row.slice(bar + 1)),
    missing: rows.filter(row => !row.startsWith('+')).map(row => row.slice(2, bar)),
    before: sameBefore(lines)?.slice(2, bar),
  };
}

function stacked(lines: readonly string[]): MarkedLines {
  const from = lines.indexOf('- expected');
  const texts = { '+': [] as string[], '-': [] as string[] };
  for (const line of from < 0 ? [] : lines.slice(from + 2)) {
    const sign = line[0];
    if (sign !== '+' && sign !== '-') continue;
    const list = texts[sign];
    if (line[1] === '↳') list.push(`${list.pop() ?? ''}${line.slice(2)}`);
    else list.push(line.slice(2));
  }
  return { wrong: texts['+'], missing: texts['-'], before: sameBefore(lines)?.slice(2) };
}

function sameBefore(lines: readonly string[]): string | undefined {
  const missing = lines.findIndex(line => /^- (?!expected$)/.test(line));
  const before = lines[missing - 1];
  return before?.startsWith('  ') && !/^ {2}(…|\(|expected )/.test(before) ? before : undefined;
}
